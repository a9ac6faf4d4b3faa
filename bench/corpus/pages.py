"""Makes the pages of a made-up library, one at a time."""

from .page import Page
from .words import SEVERITIES, Text

HEADINGS = {"benefits": "What it means", "considerations": "What it means", "roles": "What they do",
            "topics": "What the sources say", "guides": "How to prepare"}
# Folders whose pages need no source.
UNSOURCED = {"terms", "roles", "body-parts", "guides", "sources"}


def pages(corpus):
    for folder, count in corpus.counts.items():
        for number in range(count):
            yield technique(corpus, number) if folder == "techniques" else other(corpus, folder, number)


def technique(corpus, number):
    """A treatment with its facts, its relations and about 1,000 words in the twelve sections that Handout asks for."""
    choices = corpus.random(f"technique {number}")
    text = Text(corpus, choices)
    return Page("techniques", corpus.id("techniques", number), _technique_facts(corpus, number, choices),
                _technique_sections(corpus, text, choices), text.sentences(2))


def other(corpus, folder, number):
    choices = corpus.random(f"{folder} {number}")
    text = Text(corpus, choices)
    front = {"title": corpus.title(folder, number), "summary": choices.choice(corpus.sentences),
             "updated": corpus.day(choices)}
    if folder not in UNSOURCED:
        front["sources"] = corpus.ids("sources", 2, choices)
    if folder == "sources":
        front |= {"type": "patient-leaflet", "read": "2026-01-15", "address": f"https://example.org/leaflet/{number}"}
    if folder == "risks" and corpus.is_full:
        front["raised-by"] = corpus.ids("considerations", 1, choices)
    sections = []
    if folder != "terms":
        body = text.paragraphs(3) + "\n" + text.list(4) + "\n" + text.link("techniques")
        sections.append((HEADINGS.get(folder, "What it is"), body))
    return Page(folder, corpus.id(folder, number), front, sections)


def _technique_facts(corpus, number, choices):
    own = corpus.id("techniques", number)
    sources = corpus.ids("sources", 2, choices)
    considerations = corpus.ids("considerations", 3, choices)
    chosen = [page for page in corpus.ids("alternatives", 2, choices) if page != "no-treatment"]
    front = {
        "title": corpus.title("techniques", number),
        "summary": choices.choice(corpus.sentences) + " It does not help everyone.",
        "also": [f"treatment {number:05}", f"method {number:05} of the clinic"],
        "sources": sources,
        "updated": corpus.day(choices),
        "related": [page for page in corpus.ids("techniques", 5, choices) if page != own][:4],
        "treats": corpus.ids("conditions", 3, choices),
        "benefits": corpus.ids("benefits", 1, choices),
        "risks": [_risk(risk, place, sources, choices)
                  for place, risk in enumerate(corpus.ids("risks", 5, choices))],
        "avoid-if": considerations[:1],
        "caution-if": [{"id": considerations[1], "note": "Tell the team early."}, considerations[2]],
        "alternatives": ["no-treatment", *chosen][:2],
        "expect": {
            "sessions": [{"from": 2, "to": 3, "unit": "sessions", "source": sources[0]}],
            "time-to-relief": "not-stated",
            "relief-lasts": [{"says": "some weeks for some people", "source": sources[1]}],
            "repeat-interval": [{"from": 3, "to": 4, "unit": "weeks", "source": sources[1]}],
            "recovery": "not-stated",
        },
    }
    if corpus.is_full:
        front["side"] = True
        for key, folder, count in [("uses", "medicines", 2), ("guided-by", "imaging", 1), ("body-parts", "body-parts", 2),
                                   ("team", "roles", 2), ("evidence", "topics", 1)]:
            front[key] = corpus.ids(folder, count, choices)
    return front


def _risk(risk, place, sources, choices):
    """Every second risk has a chance; how severe it is stands in its note."""
    chance = "not-stated"
    if place % 2:
        chance = {"count": 1, "of": choices.choice([8, 40, 300, 900]), "among": "people who have this treatment",
                  "source": sources[place // 2]}
    return {"id": risk, "chance": chance, "note": choices.choice(SEVERITIES)}


def _technique_sections(corpus, text, choices):
    after, get_help = text.list(4), text.list(4)
    if corpus.is_full:
        after = "{{include: going-home}}\n"
        get_help = "> [!URGENT] Call {{clinic.phone}} today if:\n" + get_help.replace("- ", "> - ")
    return [
        ("What it is", text.paragraphs(3) + "\n" + text.link("techniques")),
        ("Who it may help", text.paragraphs(2) + "\n" + text.link("conditions")),
        ("Benefits", text.list(4) + "\n" + text.paragraphs(1)),
        ("Risks", text.list(5) + "\n" + text.link("risks")),
        ("What to expect", text.table(5) + "\n" + text.paragraphs(2)),
        ("Other choices", text.list(4) + "\n" + text.link("alternatives")),
        ("Before the procedure", text.list(5) + "\n" + text.link("considerations")),
        ("During the procedure", text.list(6, mark="1.") + "\n" + text.paragraphs(3)),
        ("After the procedure", text.paragraphs(2) + "\n" + after),
        ("When to get help", get_help + "\n" + text.link("risks")),
        ("What is not known", text.paragraphs(2).replace(".\n", ".[^1]\n", 1)
            + "\n" + text.list(3).replace(".\n", ".[^2]\n", 1)),
        ("Questions to ask", text.questions(5)),
    ]
