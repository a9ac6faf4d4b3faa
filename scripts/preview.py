"""A small project, its preview and the browser's tab that shows it, for scripts/check-preview."""
import contextlib
import http.client
import json
import os
import pathlib
import shutil
import socket
import subprocess
import time

from browser import BrowserError

PATIENCE = 30  # seconds for one change to be seen
REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}

# What conditions and questions about the page begin with; without an answer while a page is being loaded.
WORDS = """
  if (!document.querySelector("handout-preview")) return null;
  const squeezed = (text) => text?.replace(/\\s+/g, " ").trim();
  const root = document.querySelector("handout-preview").shadowRoot;
  const own = (selector) => root.querySelector(selector);
  const words = (selector, within = document) => squeezed(within?.querySelector(selector)?.textContent);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)].map((each) => squeezed(each.textContent));
  const toggle = squeezed(own(".toggle").textContent);
  const panel = own("aside");
  const note = squeezed(own(".note p")?.textContent);
"""
# For messages: what the tab shows.
SHOWN = """return [document.URL, document.title, words("h1"), "button: " + toggle, "note: " + note, "problems: " +
  all(".message").join(" / "), "panel: " + words(".content", panel)?.slice(0, 400), squeezed(document.body.textContent).slice(0, 300)].join("\\n    ");"""


class Wrong(Exception):
    pass


class Project:
    """A copy of the small project of the tests, with the templates and words of the repository."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(REPOSITORY / "Tests/EndToEndTests/Fixtures/elbow", folder)
        shutil.copytree(REPOSITORY / "templates", folder / "templates")
        shutil.copytree(REPOSITORY / "content/profiles", folder / "content/profiles", dirs_exist_ok=True)
        for language in ("en", "es"):
            shutil.copy(REPOSITORY / f"content/{language}/language.yaml", folder / f"content/{language}")

    def read(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def remove(self, name):
        (self.folder / name).unlink()

    def rename(self, name, new):
        (self.folder / name).rename(self.folder / new)

    def replace(self, name, old, new):
        text = self.read(name)
        if text.count(old) != 1:
            raise Wrong(f"{name} holds {text.count(old)} times {old!r}, not once")
        self.write(name, text.replace(old, new))

    @contextlib.contextmanager
    def with_edit(self, name, old, new):
        """An edit that is taken back afterwards."""
        text = self.read(name)
        self.replace(name, old, new)
        yield
        self.write(name, text)

    def git(self, *arguments):
        subprocess.run(["git", "-C", self.folder, "-c", "user.name=Writer", "-c", "user.email=writer@example.org", *arguments],
                       check=True, capture_output=True, env=ENVIRONMENT)

    def line(self, name, part):
        """The number of the first line that holds a text."""
        return next(number for number, line in enumerate(self.read(name).split("\n"), 1) if part in line)


class Preview:
    """The program under test."""

    def __init__(self, handout, folder, log):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        self.log = log
        with open(log, "wb") as file:
            self.process = subprocess.Popen(
                [handout, "preview", "--project", folder, "--port", str(self.port), "--editor", "vscode"],
                stdin=subprocess.DEVNULL, stdout=file, stderr=file)
        deadline = time.monotonic() + PATIENCE
        while True:
            with contextlib.suppress(OSError):
                self.ask("/")
                return
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise Wrong(f"the preview does not answer:\n{log.read_text()}")
            time.sleep(0.05)

    def ask(self, path, method="GET", host=None):
        """The status and the bytes of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True)
            connection.putheader("Host", host or f"127.0.0.1:{self.port}")
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def open_files(self):
        """What the process has open, once that stays the same for a moment: it also looks at files."""
        before = None
        while (found := self.open_files_now()) != before:
            before = found
            time.sleep(0.3)
        return found

    def open_files_now(self):
        names = []
        for link in pathlib.Path(f"/proc/{self.process.pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                names.append(os.readlink(link))
        return sorted("socket" if name.startswith("socket:") else name for name in names)

    def end(self):
        self.process.kill()
        self.process.wait()


class Tab:
    """The one tab of the browser."""

    def __init__(self, page, origin):
        self.page, self.origin, self.complained = page, origin, []
        page.origin = origin

    def ask(self, question):
        """What JavaScript returns; asked again where the page was exchanged meanwhile."""
        for _ in range(50):
            try:
                return self.page.run(WORDS + question)
            except BrowserError as error:
                if "context" not in str(error) and "navigated" not in str(error):
                    raise
        raise Wrong("the page is exchanged without end")

    def until(self, condition, what):
        deadline = time.monotonic() + PATIENCE
        while not self.ask(f"return Boolean({condition});"):
            if time.monotonic() > deadline:
                raise Wrong(f"expected {what}\n  wanted:\n    {condition}\n  shown:\n    {self.ask(SHOWN)}")
            time.sleep(0.02)

    def expect(self, question, wanted, what):
        found = self.ask(f"return {question};")
        if found != wanted:
            raise Wrong(f"expected {what}\n  wanted:\n    {wanted!r}\n  found:\n    {found!r}\n  shown:\n    {self.ask(SHOWN)}")

    def open(self, path):
        """Opens a page, and waits until it follows what changes."""
        self.complaints()
        self.page.open(self.origin + path)
        self.live()

    def complaints(self):
        """What the browser has complained of so far; that a page is not there is no reason to."""
        self.complained += [each for each in self.page.complaints() if not each.startswith("Failed to load resource")]
        return self.complained

    def live(self):
        self.until("toggle.startsWith('Preview: ') && !toggle.includes('checking') && !toggle.includes('not connected')",
                   "a page that is connected, and a project that has been checked")
        self.ask("window.kept = 'kept';")

    def text(self, part, there=True):
        self.until(f"document.body.textContent.includes({json.dumps(part)}) === {json.dumps(there)}",
                   f"{part!r} {'on' if there else 'no longer on'} the page")

    def problems(self, count, what):
        """The errors of the page that says that nothing can be shown."""
        self.until(f"document.querySelector('.handout-notice') && document.querySelectorAll('.problem').length === {count}", what)

    def click(self, selector, within="document"):
        self.ask(f"{within}.querySelector({json.dumps(selector)}).click();")

    def check(self):
        """Nothing old is shown: the tab holds what the preview answers now."""
        self.until("""await (async () => {
            const answer = await fetch(location.href);
            const next = new DOMParser().parseFromString(await answer.text(), "text/html");
            next.querySelector("script[data-tag]").remove();
            const heads = [document, next].map((page) => [page.title, page.documentElement.lang, page.documentElement.dir,
              ...[...page.querySelectorAll("link[rel=stylesheet]:not([data-handout=own])")].map((link) => link.getAttribute("href"))]);
            // Scripts of the page's own, and its reader, may have changed it.
            const ours = document.body.cloneNode(true);
            const isOwn = document.scripts.length > 0;
            for (const body of [ours, next.body]) body.querySelectorAll("details").forEach((each) => { each.open = false; });
            return JSON.stringify(heads[0]) === JSON.stringify(heads[1]) && (isOwn || ours.outerHTML === next.body.outerHTML);
          })()""", "the tab to show what the preview answers now")
