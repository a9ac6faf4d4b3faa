"""Writes a made-up library as a Hugo site."""

import shutil
from dataclasses import replace
from itertools import chain

from .handout import BENCH, REPOSITORY, TITLE, write_pages
from .page import Page
from .pages import pages

# The kinds by folder, as English language.yaml names them: one, many, and whether the home page lists them.
KINDS = {
    "techniques": ("Treatment", "Treatments", True),
    "conditions": ("Condition", "Conditions", True),
    "benefits": ("Benefit", "Benefits", False),
    "risks": ("Risk", "Risks", False),
    "considerations": ("Caution", "Cautions", False),
    "alternatives": ("Other choice", "Other choices", False),
    "terms": ("Word", "Words", False),
    "sources": ("Source", "Sources", False),
}
WELCOME = "Plain information about pain treatments, their benefits, their risks and what to expect."
# Pages that Handout makes by itself.
LISTS = [
    Page("", "_index", {"title": TITLE, "summary": WELCOME}),
    Page("", "a-to-z", {"title": "A to Z", "summary": "Every page under its name and its other names.",
                        "layout": "a-to-z"}),
    Page("", "glossary", {"title": "Word list", "summary": "Medical words of these pages in plain language.",
                          "layout": "glossary"}),
    Page("", "compare", {"title": "Compare treatments",
                         "summary": "Choose 2 to 4 treatments and see them side by side.", "layout": "compare"}),
]


def write(corpus, folder):
    write_pages(corpus, chain(LISTS, map(_section, KINDS), map(_for_hugo, pages(corpus))), folder / "content")
    shutil.copy(BENCH / "templates/hugo.yaml", folder / "hugo.yaml")
    shutil.copytree(BENCH / "templates/hugo", folder / "layouts")
    shutil.copytree(REPOSITORY / "templates/assets", folder / "static/assets")


def _section(folder):
    one, many, is_at_home = KINDS[folder]
    weight = list(KINDS).index(folder) + 1
    return Page(folder, "_index", {"title": many, "one": one, "weight": weight, "home": is_at_home})


def _for_hugo(page):
    """The same page; Hugo gives `type` a meaning of its own."""
    front = {"source-type" if key == "type" else key: value for key, value in page.front.items()}
    return replace(page, front=front)
