"""Runs the builds of one size of library, all kinds in turn, so that a busy moment of the machine meets them alike."""

import statistics
from dataclasses import dataclass, field

from .process import median
from .sameness import compare_pages, compare_texts


@dataclass
class Row:
    """One kind of build of one size of library, with the cost of each of its runs."""

    techniques: int
    tool: str
    build: str
    costs: list = field(default_factory=list)
    written: list = field(default_factory=list)
    pages: int = 0
    size: int = 0

    @property
    def cost(self):
        return median(self.costs)

    @property
    def fastest(self):
        return min(cost.wall for cost in self.costs)

    @property
    def files_written(self):
        return statistics.median(self.written) if self.written else None


class Builds:
    """The builds of one library by Handout, and by a second tool if there is one."""

    def __init__(self, techniques, handout, other=None):
        self.handout = handout
        self.other = other
        self.first = Row(techniques, handout.name, "first")
        self.again = Row(techniques, handout.name, "again")
        self.changed = Row(techniques, handout.name, "one changed")
        self.against = Row(techniques, other.name, "first") if other else None
        self.techniques = techniques

    def measure(self, times):
        for turn in range(times):
            self._build_with_handout(turn)
            if self.other:
                self.other.forget()
                self.against.costs.append(self.other.build().cost)
        rows = [self.first, self.again, self.changed]
        if self.other:
            (pages, size), (self.against.pages, self.against.size) = compare_pages(self.handout, self.other)
            rows.append(self.against)
        else:
            page_sizes = self.handout.pages().values()
            pages, size = len(page_sizes), sum(page_sizes)
        for row in rows[:3]:
            row.pages, row.size = pages, size
        return rows

    def compare_texts(self):
        # The last build was of a changed page.
        self.handout.build()
        compare_texts(self.handout, self.other)

    def _build_with_handout(self, turn):
        """First, again with nothing changed, and with one word more in one technique, which is then taken out again."""
        handout = self.handout
        handout.forget()
        self._run(self.first)
        self._run(self.again)
        page = handout.project / f"content/en/techniques/technique-{self.techniques // 2:05}.md"
        text = page.read_bytes()
        page.write_bytes(text.replace(b"## What it is\n\n", b"## What it is\n\nNew%d. " % turn))
        self._run(self.changed)
        page.write_bytes(text)

    def _run(self, row):
        run = self.handout.build()
        row.costs.append(run.cost)
        row.written.append(self.handout.files_written(run))
