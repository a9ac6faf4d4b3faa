"""Shows what builds cost, as tables for people and as Markdown."""

import os
import platform
from datetime import date

from .process import Cost

HEADING = ["techniques", "tool", "build", "pages", "HTML MB", "wall ms", "fastest", "CPU ms", "peak MB",
           "ms/page", "KB mem/page", "files written"]


def print_builds(rows):
    lines = [HEADING]
    for row in rows:
        cost = row.cost
        written = "" if row.files_written is None else f"{row.files_written:,.0f}"
        lines.append([f"{row.techniques:,}", row.tool, row.build, f"{row.pages:,}", f"{row.size / 1e6:.1f}",
                      f"{cost.wall * 1e3:,.0f}", f"{row.fastest * 1e3:,.0f}", f"{cost.cpu * 1e3:,.0f}",
                      f"{cost.memory / 1e6:,.0f}", f"{cost.wall * 1e3 / row.pages:.3f}",
                      f"{cost.memory / 1e3 / row.pages:.1f}", written])
    print_table(lines)


def print_table(lines):
    """The first line is the heading."""
    widths = [max(map(len, column)) for column in zip(*lines)]
    for line in lines:
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths)).rstrip())


def print_ratios(rows):
    """Each of Handout's builds against the other tool's full build, which has no shorter one."""
    print("\nHandout against a full build by Hugo (below 1 is less):")
    for base in (row for row in rows if row.tool != "Handout"):
        for row in (row for row in rows if row.techniques == base.techniques and row is not base):
            ratio = row.cost / base.cost
            print(f"  {row.techniques:>7,} {row.build:>11}: wall {_ratio(ratio.wall)}, CPU {_ratio(ratio.cpu)}, "
                  f"memory {_ratio(ratio.memory)}, bytes of HTML {row.size / base.size:.2f}")


def _ratio(value):
    return f"{value:.3f} (1/{1 / value:.1f})" if value < 1 else f"{value:.3f}"


def print_growth(rows):
    """How the cost of a page changes from the smallest to each larger library: 1.00 is linear."""
    print("\nCost of one page against the smallest library (1.00 is linear; start-up makes small libraries dear):")
    for row in rows:
        base = next(r for r in rows if (r.tool, r.build) == (row.tool, row.build))
        if row is not base:
            ratio = _per_page(row) / _per_page(base)
            print(f"  {row.techniques:>7,} {row.tool} {row.build}: wall {ratio.wall:.2f}, CPU {ratio.cpu:.2f}, "
                  f"memory {ratio.memory:.2f}, bytes {row.size / row.pages / (base.size / base.pages):.2f}")


def _per_page(row):
    return Cost(row.cost.wall / row.pages, row.cost.cpu / row.pages, row.cost.memory / row.pages)


def markdown(rows, versions):
    """The comparison as a table for the README."""
    lines = [f"Handout {versions['Handout']} and Hugo {versions['Hugo']}, {date.today().isoformat()}, {machine()}; "
             "medians of builds in turn, sources and sites in memory. Hugo always builds the whole site.", "",
             "| techniques | pages | | Handout | Hugo | Handout / Hugo |", "|---:|---:|---|---:|---:|---:|"]
    for base in (row for row in rows if row.tool == "Hugo"):
        own = {row.build: row for row in rows if row.techniques == base.techniques and row.tool == "Handout"}
        size = f"| {base.techniques:,} | {base.pages:,} "
        for build, name in [("first", "full build"), ("again", "nothing changed"), ("one changed", "one page changed")]:
            lines.append(_markdown_line(size, f"{name}, seconds", own[build].cost.wall, base.cost.wall, 2))
            size = "| | "
        lines.append(_markdown_line(size, "full build, CPU seconds", own["first"].cost.cpu, base.cost.cpu, 2))
        peaks = [row.cost.memory / 1e6 for row in (own["first"], base)]
        lines.append(_markdown_line(size, "full build, peak MB", *peaks, 0))
    return "\n".join(lines) + "\n"


def _markdown_line(size, name, own, other, digits):
    ratio = own / other
    share = f"1/{1 / ratio:.1f}" if ratio < 1 else f"{ratio:.1f}"
    return f"{size}| {name} | {own:,.{digits}f} | {other:,.{digits}f} | {share} |"


def machine():
    """The machine in general words."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            model = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.machine()
    return f"{os.cpu_count()} cores of {model}"
