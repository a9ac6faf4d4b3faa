"""Measures `handout check` on libraries with planted errors: that it reports exactly these, and what an error costs."""

import re

from .process import median, run, stop
from .report import print_table
from .tools import Handout

TECHNIQUES = 2000
# For programs, and for people, who are also shown the line in question.
FORMATS = ["line", "human"]


def measure(counts, folder, options):
    lines = [["errors", "format", "wall ms", "CPU ms", "peak MB", "CPU µs/error above none"]]
    base = {}
    for count in [0, *counts]:
        times = options.times or 3
        print(f"bench: Checking {TECHNIQUES:,} techniques with {count:,} errors, {times} times.", flush=True)
        handout = Handout(folder / f"errors-{count}", options.jobs)
        handout.generate(TECHNIQUES, ["--minimal", "--errors", count])
        for form in FORMATS:
            command = [handout.program, "check", "--project", handout.project, "--format", form]
            runs = [run(command, handout.folder) for _ in range(times)]
            compare(runs[0], form, (handout.folder / "planted.txt").read_text(encoding="utf-8").splitlines())
            cost = median([done.cost for done in runs])
            base.setdefault(form, cost)
            each = f"{(cost.cpu - base[form].cpu) * 1e6 / count:,.0f}" if count else ""
            lines.append([f"{count:,}", form, f"{cost.wall * 1e3:,.0f}", f"{cost.cpu * 1e3:,.0f}",
                          f"{cost.memory / 1e6:,.0f}", each])
    print()
    print_table(lines)
    print("\nEvery check reported exactly the planted errors, in the order of files and lines.")


def compare(done, form, planted):
    """Ends the benchmark unless the report holds exactly the planted errors, in their order."""
    if done.status != (1 if planted else 0):
        stop(f"handout check ended with status {done.status} at {len(planted)} errors.\n{done.errors[-2000:]}")
    reported = list(found(done, form))
    missing, extra = _without(planted, reported), _without(reported, planted)
    if missing or extra:
        stop(f"{len(planted)} errors were planted and {len(reported)} reported (--format {form}).\n"
             f"Not reported: {missing[:10]}\nNot planted: {extra[:10]}")
    places = [_place(line) for line in reported]
    if places != sorted(places):
        stop(f"The errors are not sorted by file and line (--format {form}).")


def found(done, form):
    """Each reported problem as `file:line rule`, whatever its weight."""
    if form == "line":
        for line in done.output.splitlines():
            file, number, rule = re.fullmatch(r"(.+?):(\d+):\d+: \w+: .* \[([a-z-]+)\]", line).groups()
            yield f"{file}:{number} {rule}"
    else:
        for rule, file, number in re.findall(r"^\w+: .* \[([a-z-]+)\]\n *--> (.+?):(\d+):\d+$", done.errors, re.M):
            yield f"{file}:{number} {rule}"


def _without(these, others):
    """What is in the one list more often than in the other."""
    rest = list(these)
    counts = {}
    for line in others:
        counts[line] = counts.get(line, 0) + 1
    result = []
    for line in rest:
        if counts.get(line, 0):
            counts[line] -= 1
        else:
            result.append(line)
    return result


def _place(line):
    file, number = line.split(" ")[0].rsplit(":", 1)
    return file, int(number)
