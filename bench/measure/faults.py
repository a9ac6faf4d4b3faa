"""Measures `handout check` on libraries with planted errors: that it reports exactly these, and what an error costs."""

import re

from .process import median, run, stop
from .report import print_table
from .tools import Handout

TECHNIQUES = 1000
# For programs, and for people, who are also shown the line in question.
FORMATS = ["line", "human"]


def measure(counts, folder, options):
    times = options.times or 5
    counts = [0, *counts]
    handouts = []
    for count in counts:
        print(f"bench: Planting {count:,} errors in {TECHNIQUES:,} techniques.", flush=True)
        handout = Handout(folder / f"errors-{count}", options.jobs)
        handout.generate(TECHNIQUES, ["--minimal", "--errors", count])
        handouts.append(handout)
    print(f"bench: Checking each, {times} times in turn.", flush=True)
    costs = {(count, form): [] for form in FORMATS for count in counts}
    for _ in range(times):
        for count, handout in zip(counts, handouts):
            planted = (handout.folder / "planted.txt").read_text(encoding="utf-8").splitlines()
            for form in FORMATS:
                done = run([handout.program, "check", "--project", handout.project, "--format", form], handout.folder)
                compare(done, form, planted)
                costs[count, form].append(done.cost)
    print()
    print_costs({key: median(list_of_costs) for key, list_of_costs in costs.items()})
    print("\nEvery check reported exactly the planted errors, in the order of files and lines.")


def print_costs(costs):
    """What each number of errors costs, also against the smallest number and against none: linear is never above it."""
    lines = [["errors", "format", "wall ms", "CPU ms", "peak MB", "wall", "memory", "CPU µs/error"]]
    smallest = sorted(count for count, _ in costs)[len(FORMATS)]
    for (count, form), cost in costs.items():
        ratio = cost / costs[smallest, form]
        each = f"{(cost.cpu - costs[0, form].cpu) * 1e6 / count:,.0f}" if count else ""
        lines.append([f"{count:,}", form, f"{cost.wall * 1e3:,.0f}", f"{cost.cpu * 1e3:,.0f}",
                      f"{cost.memory / 1e6:,.0f}", f"{ratio.wall:.2f}", f"{ratio.memory:.2f}", each])
    print_table(lines)
    print(f"\nwall and memory: against {smallest:,} errors. CPU µs/error: above a check without errors.")


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
