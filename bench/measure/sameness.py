"""Whether two generators have made the same site of one library: the same pages with the same words and links."""

import html
import re
from urllib.parse import urljoin

from .process import stop

# How far the bytes of all pages may lie apart: the tools write links and footnotes with different marks.
BYTES = 0.10


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


def compare_texts(left, right):
    """Ends the benchmark where a page has other words, headings or links with one tool than with the other."""
    for name in sorted(left.pages()):
        texts = [(tool.site / name).read_text(encoding="utf-8") for tool in (left, right)]
        _compare(name, "words", left, right, *map(words, texts))
        _compare(name, "headings", left, right, *map(headings, texts))
        _compare(name, "links", left, right, *(links(text, name) for text in texts))
    # Of one day the tools may choose other pages for the feed, so its days are compared.
    texts = [(tool.site / "feed.xml").read_text(encoding="utf-8") for tool in (left, right)]
    found = [sorted(re.findall("<updated>(.*?)</updated>", text)) for text in texts]
    _compare("feed.xml", "days", left, right, *found)


def words(text):
    """What a reader sees, without the marks between words."""
    body = re.sub(r"<head>.*?</head>", "", text, flags=re.S)
    # Hugo asks for the plain form of the arrow that leads back from a footnote.
    return html.unescape(re.sub(r"<[^>]*>", " ", body)).replace("\ufe0e", "").split()


def headings(text):
    return re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.sub(r"</?a[^>]*>", "", text), re.S)


def links(text, page):
    """Where the links of a page lead, in order, but for those within the page: footnotes are named differently."""
    targets = re.findall(r'<a href="([^"#][^"]*)"', text)
    return [urljoin(f"/{page}", target).removesuffix("index.html") for target in targets]


def _compare(name, what, left, right, own, other):
    if own == other:
        return
    differing = (place for place, pair in enumerate(zip(own, other)) if pair[0] != pair[1])
    place = next(differing, min(len(own), len(other)))
    shown = [" ".join(items[max(0, place - 3):place + 5]) for items in (own, other)]
    stop(f"{name} has other {what} with {left.name} ({len(own)}) than with {right.name} ({len(other)}).\n"
         f"{left.name}: {shown[0]}\n{right.name}: {shown[1]}")
