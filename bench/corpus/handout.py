"""Writes a made-up library as a Handout project."""

import shutil
from pathlib import Path

from .pages import pages
from .words import Text

BENCH = Path(__file__).resolve().parent.parent
REPOSITORY = BENCH.parent
TITLE = "Made-up handouts"
ADDRESS = "https://handout.example.org/"


def write(corpus, folder):
    write_pages(corpus, pages(corpus), folder / "content/en")
    for name in ["content/clinics", "content/profiles", "templates"]:
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "content/en/language.yaml", folder / "content/en/language.yaml")
    if corpus.is_full:
        passage(corpus, folder / "content/en/passages")
    else:
        # Only the pages of patients are minimal; what else Handout asks for stays.
        # Of the standard templates only those stay that the small ones do not replace and the program asks for.
        for template in (folder / "templates").glob("*.mustache"):
            if not template.name.startswith(("sheet", "version", "redirect", "search")):
                template.unlink()
        shutil.copytree(BENCH / "templates/handout", folder / "templates", dirs_exist_ok=True)
    (folder / "handout.yaml").write_text(
        f"title: {{en: {TITLE}}}\naddress: {ADDRESS}\nlanguages: [en]\n"
        f"clinic: meadow-example-clinic\nprofile: {'us-cms' if corpus.is_full else 'none'}\n", encoding="utf-8")


def write_pages(corpus, those, content):
    """Writes these pages below a folder for content, whatever the generator."""
    for name in corpus.counts:
        (content / name).mkdir(parents=True)
    for page in those:
        (content / page.path).write_text(page.text, encoding="utf-8")


def passage(corpus, folder):
    folder.mkdir()
    text = Text(corpus, corpus.random("passage"))
    (folder / "going-home.md").write_text(text.paragraphs(1) + "\n" + text.list(4), encoding="utf-8")
