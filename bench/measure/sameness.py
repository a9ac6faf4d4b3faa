"""Whether two generators have made the same site of one library: the same pages with the same words."""

import html
import re
from collections import Counter

from .process import stop

# How much of the words of one side the other must have, and how far the bytes of all pages may lie apart.
WORDS = 0.95
BYTES = 0.10
# Of these pages the words are compared: every kind, and every list.
SAMPLES = ["index.html", "404.html", "a-to-z/index.html", "glossary/index.html", "techniques/index.html",
           "terms/index.html", "techniques/technique-00000/index.html", "techniques/technique-00007/index.html",
           "conditions/condition-00001/index.html", "risks/risk-00002/index.html",
           "considerations/consideration-00003/index.html", "benefits/benefit-00001/index.html",
           "alternatives/no-treatment/index.html", "terms/term-00004/index.html", "sources/source-00005/index.html"]


def compare_pages(left, right):
    """Ends the benchmark where one tool makes a page that the other does not make; returns pages and bytes of both."""
    pages = [tool.pages() for tool in (left, right)]
    for tool, own, other in [(left, *pages), (right, *reversed(pages))]:
        extra = sorted(own.keys() - other.keys())
        if extra:
            stop(f"Only {tool.name} makes {len(extra)} of {len(own)} pages: {', '.join(extra[:10])}.")
    sizes = [sum(own.values()) for own in pages]
    if abs(sizes[0] / sizes[1] - 1) > BYTES:
        stop(f"The pages have {sizes[0]:,} bytes with {left.name} and {sizes[1]:,} with {right.name}: too far apart.")
    return [(len(own), size) for own, size in zip(pages, sizes)]


def compare_words(left, right):
    """Ends the benchmark where one of some pages does not say the same on both sides; returns the smallest share."""
    least = 1.0
    for name in SAMPLES:
        texts = [(tool.site / name).read_text(encoding="utf-8") for tool in (left, right)]
        for element in ["h1", "h2", "h3", "a", "caption"]:
            _compare_elements(name, element, texts)
        shares = _shared_words(*map(visible_words, texts))
        if min(shares) < WORDS:
            stop(f"{name} has only {min(shares):.0%} of the words of its other half.")
        least = min(least, *shares)
    for name, pattern in [("feed.xml", r"<entry>"), ("sitemap.xml", r"<url>")]:
        counts = [len(re.findall(pattern, (tool.site / name).read_text(encoding="utf-8"))) for tool in (left, right)]
        if not counts[0] or abs(counts[0] - counts[1]) > 0.01 * counts[0]:
            stop(f"{name} has {counts[0]} items with {left.name} and {counts[1]} with {right.name}.")
    return least


def _compare_elements(name, element, texts):
    """Headings and links, and so the titles of related pages and risks, stand on both sides the same number of times.

    Links within the page are left out: they belong to footnotes, whose marks each tool chooses.
    """
    counts = [Counter(" ".join(visible_words(inner)) for inner in re.findall(rf"<{element}[ >].*?</{element}>", text, re.S)
                      if 'href="#' not in inner) for text in texts]
    if counts[0] != counts[1]:
        differing = sorted((counts[0] - counts[1]) | (counts[1] - counts[0]))
        stop(f"{name} differs in {len(differing)} elements <{element}>: {', '.join(differing[:5])}.")


def visible_words(text):
    body = re.sub(r"<head>.*?</head>", "", text, flags=re.S)
    return html.unescape(re.sub(r"<[^>]*>", " ", body)).split()


def _shared_words(left, right):
    """How much of each side's words, each as often as it stands there, the other has too."""
    shared = (Counter(left) & Counter(right)).total()
    return shared / len(left), shared / len(right)
