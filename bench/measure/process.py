"""What one process costs."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass
class Cost:
    """Seconds by the clock, seconds of all threads together (user and system), and bytes at the peak."""

    wall: float
    cpu: float
    memory: int

    def __truediv__(self, other):
        return Cost(self.wall / other.wall, self.cpu / other.cpu, self.memory / other.memory)


@dataclass
class Run:
    """A process that has ended, and what it wrote."""

    cost: Cost
    status: int
    output: str
    errors: str


def run(command, folder, environment=None):
    """Runs a command to its end; its output goes through files in `folder`, so that reading it costs it no time."""
    paths = [folder / "output.txt", folder / "errors.txt"]
    with open(paths[0], "w") as output, open(paths[1], "w") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(list(map(str, command)), stdout=output, stderr=errors, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    # The unit of the peak memory is 1 KiB, but 1 byte on macOS. It is never below that of this program, which the
    # process is for a moment before it becomes its own; so this program has to stay small.
    unit = 1 if sys.platform == "darwin" else 1024
    cost = Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)
    return Run(cost, process.returncode, *(path.read_text(encoding="utf-8", errors="replace") for path in paths))


def stop(message):
    sys.exit(f"bench: {message}")


def run_well(command, folder, environment=None):
    """As `run`; a command that fails ends the benchmark."""
    done = run(command, folder, environment)
    if done.status != 0:
        stop(f"This failed: {' '.join(map(str, command))}\n{done.output}{done.errors}")
    return done


def median(costs):
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("wall", "cpu", "memory")))
