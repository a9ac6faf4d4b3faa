"""Plants errors in the techniques of a made-up Handout project, each of which is one diagnostic at a known line."""

from dataclasses import dataclass, field


@dataclass
class Line:
    """A line of a file, with the rules that it was made to break."""

    text: str
    rules: list = field(default_factory=list)


class Draft:
    """The lines of one file while errors are planted in it."""

    def __init__(self, text):
        self.lines = [Line(line) for line in text.split("\n")]

    @property
    def text(self):
        return "\n".join(line.text for line in self.lines)

    @property
    def planted(self):
        """Line numbers and rules, in reading order."""
        return [(number, rule) for number, line in enumerate(self.lines, start=1) for rule in sorted(line.rules)]

    def replace(self, rule, beginning, old, new):
        """Breaks a rule in the first line that begins so and holds the old text."""
        line = next(line for line in self.lines if line.text.lstrip().startswith(beginning) and old in line.text)
        line.text = line.text.replace(old, new, 1)
        line.rules.append(rule)
        return line

    def insert(self, rule, beginning, text):
        """Breaks a rule in a new paragraph before the first line that begins so."""
        place = next(place for place, line in enumerate(self.lines) if line.text.startswith(beginning))
        self.lines[place:place] = [Line(text, [rule]), Line("")]


def _unknown_key(draft):
    place = next(place for place, line in enumerate(draft.lines) if line.text.startswith("title:"))
    draft.lines.insert(place, Line("colour: blue", ["unknown-key"]))


def _missing_section(draft):
    line = draft.replace("missing-section", "## Questions", "to ask", "of mine")
    # What is missing is reported at the file's first line.
    line.rules.remove("missing-section")
    draft.lines[0].rules.append("missing-section")


def _value(draft, key):
    return next(line.text for line in draft.lines if line.text.startswith(key + ":")).removeprefix(key + ": ")


def _repeat_related(draft):
    first = _value(draft, "related").strip("[]").split(",")[0]
    draft.replace("duplicate-id", "related:", "]", f", {first}]")


FAULTS = [
    _unknown_key,
    lambda draft: draft.replace("unknown-id", "treats:", "]", ", condition-none]"),
    lambda draft: draft.replace("unknown-id", "sources:", "]", ", source-none]"),
    lambda draft: draft.replace("broken-link", "The leaflet says more about [condition", ".md)", "-none.md)"),
    lambda draft: draft.replace("broken-anchor", "The leaflet says more about [consideration", ".md)", ".md#nowhere)"),
    _missing_section,
    lambda draft: draft.replace("wrong-type", "also:", _value(draft, "also"), "many"),
    lambda draft: draft.replace("missing-key", "chance: {", ", source: ", ", within: "),
    lambda draft: draft.replace("bad-chance", "chance: not-stated", "not-stated", "often"),
    lambda draft: draft.replace("bad-expectation", "sessions:", "from: 2", "from: 5"),
    lambda draft: draft.replace("missing-no-treatment", "alternatives:", "no-treatment, ", ""),
    lambda draft: draft.replace("bad-name", "avoid-if:", "]", ", Blood Thinners]"),
    _repeat_related,
    lambda draft: draft.insert("empty-section", "## Questions", "## Costs"),
    lambda draft: draft.insert("unknown-fact", "## Risks", "Send it to {{clinic.fax}}."),
    lambda draft: draft.insert("unknown-passage", "## Who it may help", "{{include: nothing}}"),
    lambda draft: draft.insert("raw-html", "## What to expect", "A line<br>that breaks."),
    lambda draft: draft.insert("broken-picture", "## After the procedure", "![A needle](../../media/none.png)"),
    lambda draft: draft.insert("heading-level", "## During the procedure", "# A title in the text"),
]


def plant(project, techniques, count):
    """Plants the errors round by round, each technique getting a kind that it does not have yet.

    Returns a line `file:line rule` for each, in the order in which they are to be reported.
    """
    if count > techniques * len(FAULTS):
        raise ValueError(f"{techniques} techniques hold at most {techniques * len(FAULTS)} errors")
    planted = []
    for number in range(min(count, techniques)):
        path = f"content/en/techniques/technique-{number:05}.md"
        draft = Draft((project / path).read_text(encoding="utf-8"))
        for turn in range(1 + (count - 1 - number) // techniques):
            FAULTS[(number + turn) % len(FAULTS)](draft)
        (project / path).write_text(draft.text, encoding="utf-8")
        planted += [f"{path}:{line} {rule}" for line, rule in draft.planted]
    return planted
