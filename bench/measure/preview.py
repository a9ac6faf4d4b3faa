"""Measures how long a writer waits: from the write of a file until a browser has the page that shows it, and the memory of
1,000 edits."""

import http.client
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import time
from pathlib import Path

from .process import stop
from .report import print_table
from .tools import Handout, Hugo

EDITS = 20
HUGOS_EDITS_OF_LARGE = 5  # each takes seconds
PATIENCE = 60  # seconds for one edit


class Preview:
    """A generator that serves a made-up library and follows its changes."""

    def __init__(self, tool, command, port):
        self.tool = tool
        self.port = port
        environment = tool.environment | {"HUGO_CACHEDIR": str(tool.home)}
        self.process = subprocess.Popen(list(map(str, command)), env=environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def await_page(self, path):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                if self.get(path).status == 200:
                    return
            except OSError:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        stop(f"{self.tool.name} does not serve {path}.")

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            response.text = response.read().decode("utf-8", "replace")
            return response
        finally:
            connection.close()

    def await_text(self, path, text, told):
        """Asks for the page, as a browser does when it has been told of a change, until the text is in it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            told()
            if text in self.get(path).text:
                return
        stop(f"{self.tool.name} has not shown an edit within {PATIENCE} seconds.")

    @property
    def memory(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) * 1024

    @property
    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)


class Events:
    """The server-sent events of Handout's preview, as a browser reads them."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.socket.sendall(f"GET /-/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        self.rest = b""
        self.next("hello")

    def next(self, name):
        """Waits for the next event of a name."""
        mark = f"event: {name}\n".encode()
        while mark not in self.rest:
            data = self.socket.recv(65536)
            if not data:
                stop("The preview has closed its events.")
            self.rest += data
        self.rest = self.rest.split(mark, 1)[1]


def save(path, text):
    """As most editors do: a temporary file, renamed."""
    beside = path.with_name("." + path.name + ".tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def edits(tool, template):
    """For each kind of edit: the file, the page that shows it, and the text with the edit's number in it."""
    content = tool.project / ("content/en" if isinstance(tool, Handout) else "content")
    technique = content / "techniques/technique-00001.md"
    text = technique.read_text(encoding="utf-8")
    risk = re.search(r"^risks:.*?(risk-\d+)", text, re.MULTILINE | re.DOTALL).group(1)
    linked = content / f"risks/{risk}.md"
    page = "/techniques/technique-00001/"
    return {
        "body": (technique, page, lambda text, mark: f"{text}\nThe nurse shows you {mark}.\n"),
        "title": (linked, page, lambda text, mark: re.sub(r"^(title: .*)$", rf"\1 {mark}", text, count=1,
                                                           flags=re.MULTILINE)),
        "template": (tool.project / template, page, lambda text, mark: text.replace("<h1", f"<h1 id=\"{mark}\"", 1)),
    }


def times_of(preview, kind, edit, told, count):
    path, page, change = edit
    text = path.read_text(encoding="utf-8")
    times = []
    for number in range(count):
        mark = f"{kind}x{number:03d}x{time.monotonic_ns()}"
        new = change(text, mark)
        # Neither tool is still at work on the last edit.
        time.sleep(0.7)
        start = time.perf_counter()
        save(path, new)
        preview.await_text(page, mark, told)
        times.append(time.perf_counter() - start)
    save(path, text)
    time.sleep(0.7)
    return times


def measure(sizes, folder, options):
    lines = [["techniques", "edit", "Handout ms", "slowest", "Hugo ms", "slowest", "Handout/Hugo"]]
    remarks = []
    for techniques in sizes:
        print(f"bench: Editing {techniques:,} techniques with both tools.", flush=True)
        handout, hugo = Handout(folder / "handout", options.jobs), Hugo(folder / "hugo")
        handout.generate(techniques, ["--minimal"])
        hugo.generate(techniques, ["--hugo"])
        for tool in (handout, hugo):
            tool.forget()
        ours = Preview(handout, [handout.program, "preview", "--project", handout.project, "--port", 14400], 14400)
        theirs = Preview(hugo, [hugo.program, "server", "--source", hugo.project, "--port", "14401", "--bind",
                                "127.0.0.1", "--renderToMemory"], 14401)
        try:
            for preview in (ours, theirs):
                preview.await_page("/techniques/technique-00001/")
            events = Events(14400)
            own = edits(handout, "templates/page.mustache")
            others = edits(hugo, "layouts/page.html")
            for kind in own:
                mine = times_of(ours, kind, own[kind], lambda: events.next("change"), EDITS)
                # Hugo tells its browsers over a web socket; asking without end is at least as quick.
                its = times_of(theirs, kind, others[kind], lambda: None,
                               EDITS if techniques < 10_000 else HUGOS_EDITS_OF_LARGE)
                medians = statistics.median(mine), statistics.median(its)
                lines.append([f"{techniques:,}", kind, f"{medians[0] * 1e3:.1f}", f"{max(mine) * 1e3:.1f}",
                              f"{medians[1] * 1e3:.0f}", f"{max(its) * 1e3:.0f}", f"{medians[0] / medians[1]:.3f}"])
            remarks.append(memory_of_edits(ours, events, own["body"], techniques, options.edits))
        finally:
            ours.end()
            theirs.end()
        for path in folder.iterdir():
            shutil.rmtree(path)
    print()
    print_table(lines)
    for remark in remarks:
        print(remark)


def memory_of_edits(preview, events, edit, techniques, count):
    """What so many edits leave behind, after a tenth of them for warming up."""
    path, page, change = edit
    text = path.read_text(encoding="utf-8")
    before = None
    for number in range(count + count // 10):
        if number == count // 10:
            before = preview.memory, preview.descriptors
        save(path, change(text, f"edit number {number}"))
        events.next("change")
        preview.get(page)
    save(path, text)
    time.sleep(2)
    memory, descriptors = preview.memory, preview.descriptors
    return (f"{techniques:,} techniques, {count:,} more edits: {before[0] / 1e6:.0f} MB, then {memory / 1e6:.0f} MB; "
            f"{before[1]} open files, then {descriptors}.")
