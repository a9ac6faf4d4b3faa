"""Measures what PDF files cost: a build that prints all sheets of this repository, one that finds them kept, and a packet."""

import re
import shutil
import threading
from pathlib import Path

from .process import median, run_well, stop
from .report import print_table
from .tools import REPOSITORY

PROGRAM = REPOSITORY / ".build/release/handout"
PATIENTS = 30


def measure(folder, options):
    times = options.times or 3
    project = folder / "project"
    project.mkdir()
    for name in ("handout.yaml", "content", "templates"):
        copy = shutil.copytree if (REPOSITORY / name).is_dir() else shutil.copy
        copy(REPOSITORY / name, project / name)
    (folder / "patients.csv").write_text(patients(project), encoding="utf-8")
    build = [PROGRAM, "build", "--no-search", "--project", project, "--output", folder / "site"]
    packet = [PROGRAM, "print", "--project", project, "--packet", folder / "patients.csv", "-o", folder / "packet.pdf"]
    kinds = {"build, all printed": [], "build, all kept": [], "build, no PDF files": [], f"packet of {PATIENTS}": []}
    memory = 0
    print(f"bench: Printing the sheets of this repository, {times} times.", flush=True)
    for _ in range(times):
        shutil.rmtree(project / ".handout", ignore_errors=True)
        for (kind, costs), command in zip(kinds.items(), [build, build, build + ["--no-pdf"], packet]):
            shutil.rmtree(folder / "site", ignore_errors=True)
            with Watch() as watch:
                done = run_well(command, folder)
            memory = max(memory, watch.peak)
            costs.append(done.cost)
            if kind == "build, all printed":
                files = int(re.search(r"(\d+) PDF files", done.errors).group(1))
            if kind.startswith("packet"):
                sheets = int(re.search(r"(\d+) sheets", done.errors).group(1))
    costs = {kind: median(values) for kind, values in kinds.items()}
    printed = costs["build, all printed"].wall - costs["build, no PDF files"].wall
    lines = [["work", "wall s", "against a build without PDF files"]]
    for kind, cost in costs.items():
        lines.append([kind, f"{cost.wall:.2f}", f"{cost.wall / costs['build, no PDF files'].wall:.1f}"])
    print()
    print_table(lines)
    print(f"\n{files} files in six forms, {files / printed:.2f} a second; the packet: {sheets} sheets, "
          f"{sheets / costs[f'packet of {PATIENTS}'].wall:.2f} a second. Peak memory of a worker: {memory / 1e6:.0f} MB.")


def patients(project):
    """A list with made-up patients for the sheets that are there, in the source language."""
    lines = ["name,date-of-birth,identifier,procedure,side,clinician,date"]
    sheets = []
    for path in sorted((project / "content/en/techniques").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if "\ngroup: true" not in text:
            sheets.append((path.stem, "left" if "\nside: true" in text else ""))
    if not sheets:
        stop("There are no treatments to print.")
    for number in range(PATIENTS):
        name, side = sheets[number % len(sheets)]
        lines.append(f"Example Patient {number},19{40 + number}-05-01,X-{number:04},{name},{side},B. Nobody,2026-12-01")
    return "\n".join(lines) + "\n"


class Watch:
    """Looks now and then how much memory the largest worker has taken so far."""

    def __enter__(self):
        self.peak = 0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.look)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()

    def look(self):
        while not self.ended.wait(0.2):
            for process in Path("/proc").glob("[0-9]*"):
                try:
                    if b"Prints consent sheets" in (process / "cmdline").read_bytes()[:200]:
                        status = (process / "status").read_text()
                        self.peak = max(self.peak, 1024 * int(re.search(r"VmHWM:\s+(\d+)", status).group(1)))
                except (OSError, AttributeError):
                    continue
