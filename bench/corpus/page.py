"""One page of the made-up library, and its front matter as YAML."""

from dataclasses import dataclass, field


@dataclass
class Page:
    """What a file holds. Values of the front matter are texts, numbers, dictionaries, or lists of these."""

    folder: str
    id: str
    front: dict
    sections: list = field(default_factory=list)
    footnotes: list = field(default_factory=list)

    @property
    def path(self):
        return f"{self.folder}/{self.id}.md".lstrip("/")

    @property
    def body(self):
        sections = "".join(f"\n## {heading}\n\n{text}" for heading, text in self.sections)
        notes = "".join(f"\n[^{mark}]: {text}\n" for mark, text in enumerate(self.footnotes, start=1))
        return sections + notes

    @property
    def text(self):
        return f"---\n{front_matter(self.front)}---\n{self.body}"


def front_matter(values):
    """A dictionary as YAML: a key a line, lists of texts within a line, dictionaries and lists of them key by key."""
    return "".join(_entry(key, value) for key, value in values.items())


def _entry(key, value):
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return f"{key}:\n" + "".join(_item(item) for item in value)
    if isinstance(value, dict):
        return f"{key}:\n" + "".join(f"  {name}: {_inline(inner)}\n" for name, inner in value.items())
    return f"{key}: {_inline(value)}\n"


def _item(item):
    if not isinstance(item, dict):
        return f"  - {item}\n"
    lines = [f"{key}: {_inline(value)}\n" for key, value in item.items()]
    return "  - " + "    ".join(lines)


def _inline(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
