"""The two generators: where they are, which version they have, how they build a site."""

import os
import re
import shutil
from pathlib import Path

from .process import run_well, stop

BENCH = Path(__file__).resolve().parent.parent
REPOSITORY = BENCH.parent


class Tool:
    """A generator with the folders of one made-up library: `project` is read, `site` is written.

    Home and cache lie beside them, so that nothing that an earlier run has left is used.
    """

    name = ""

    def __init__(self, folder, program):
        self.folder = folder
        self.program = program
        self.project = folder / "project"
        self.site = folder / "site"
        self.home = folder / "home"
        self.environment = os.environ | {"HOME": str(self.home), "XDG_CACHE_HOME": str(self.home / ".cache")}

    def generate(self, techniques, form):
        """Writes the made-up library, in a process of its own to keep this one small."""
        self.folder.mkdir(parents=True)
        run_well([BENCH / "generate", techniques, self.project, *form], self.folder)
        self.sources = self._files()

    def forget(self):
        """Back to what a first build finds: only the sources."""
        for path in [self.site, self.home]:
            shutil.rmtree(path, ignore_errors=True)
        self.home.mkdir()
        for name in self._files() - self.sources:
            path = self.project / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def build(self):
        return run_well(self.command, self.folder, self.environment)

    def pages(self):
        """The HTML files of the site by their paths, with their sizes."""
        return {path.relative_to(self.site).as_posix(): path.stat().st_size for path in self.site.rglob("*.html")}

    def version(self):
        text = run_well([self.program, self.version_option], self.folder).output
        return re.search(r"\d+\.\d+[.\d]*", text).group()

    def _files(self):
        return {path.name for path in self.project.iterdir()}


class Handout(Tool):
    name = "Handout"
    version_option = "--version"

    def __init__(self, folder, jobs=None):
        super().__init__(folder, REPOSITORY / ".build/release/handout")
        self.command = [self.program, "build", "--no-pdf", "--no-search", "--project", self.project, "--output", self.site]
        if jobs:
            self.command += ["--jobs", str(jobs)]

    def files_written(self, run):
        """How many files the build says that it wrote."""
        return int(re.search(r"([\d,]+) files? written", run.errors).group(1).replace(",", ""))


class Hugo(Tool):
    name = "Hugo"
    version_option = "version"

    def __init__(self, folder):
        super().__init__(folder, hugo_program())
        self.command = [self.program, "--quiet", "--source", self.project, "--destination", self.site]


def hugo_program():
    """The program itself, not the script of the Python package that starts it and costs time and memory of its own."""
    for program in (REPOSITORY / ".venv").glob("lib/python*/site-packages/hugo/binaries/hugo"):
        return program
    stop("Hugo is not here. Run scripts/setup bench.")
