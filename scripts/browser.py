"""A real browser, driven by the checks of this folder through a pipe."""
import json
import os
import pathlib
import select
import shutil
import subprocess
import sys
import time

LIMIT = 120  # seconds for one answer of the browser


class BrowserError(SystemExit):
    """What the browser refuses or cannot do; ends the check where nobody catches it."""

    def __init__(self, words):
        super().__init__(f"{pathlib.Path(sys.argv[0]).name}: {words}")


def program():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return name
    raise BrowserError("no Chromium was found; scripts/setup tests installs it.")


class Page:
    """A page of a browser that is driven through a pipe: JSON messages, each ended by a zero byte."""

    def __init__(self, profile, before=None):
        """before: a script that runs in every frame before its page."""
        command_read, self.commands = os.pipe()
        self.answers, answer_write = os.pipe()

        def as_third_and_fourth():
            ends = os.dup(command_read), os.dup(answer_write)
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self.process = subprocess.Popen(
            [program(), "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             f"--user-data-dir={profile}"],
            preexec_fn=as_third_and_fourth, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(command_read)
        os.close(answer_write)
        self.number, self.rest, self.session, self.events = 0, b"", None, []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")
        if before:
            self.send("Page.addScriptToEvaluateOnNewDocument", source=before)

    def read(self):
        deadline = time.monotonic() + LIMIT
        while b"\0" not in self.rest:
            if not select.select([self.answers], [], [], max(0, deadline - time.monotonic()))[0]:
                raise BrowserError("the browser does not answer.")
            data = os.read(self.answers, 65536)
            if not data:
                raise BrowserError("the browser has ended by itself.")
            self.rest += data
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def send(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, address):
        self.events = []
        self.send("Page.navigate", url=address)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self.read())

    def run(self, script):
        """What the script returns, after every promise of it is kept."""
        result = self.send(
            "Runtime.evaluate", expression=f"(async () => {{ {script} }})()", awaitPromise=True, returnByValue=True,
            userGesture=True)
        if "exceptionDetails" in result:
            raise BrowserError(f"{result['exceptionDetails']['exception'].get('description')}\n{script}")
        return result["result"].get("value")

    def wait_for(self, condition):
        """Waits until a condition in JavaScript holds; a mutation of the page is when it is looked at again."""
        return self.run(f"""
            return await new Promise((resolve, reject) => {{
              const observer = new MutationObserver(() => look());
              const look = () => {{ if ({condition}) {{ observer.disconnect(); resolve(true); }} }};
              observer.observe(document, {{subtree: true, childList: true, characterData: true}});
              setTimeout(() => reject(new Error({json.dumps("never: " + condition)})), {LIMIT * 500});
              look();
            }})""")

    def press(self, key, code, text=""):
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key=key, code=key if key != " " else "Space",
                      windowsVirtualKeyCode=code, text=text if kind == "keyDown" else "")

    def size(self, width, height):
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def complaints(self):
        """What the browser logged, and what it asked of anybody but the site."""
        logged = [e["params"]["entry"]["text"] for e in self.events if e["method"] == "Log.entryAdded"]
        thrown = [e["params"]["exceptionDetails"]["exception"].get("description") for e in self.events if e["method"] == "Runtime.exceptionThrown"]
        asked = [e["params"]["request"]["url"] for e in self.events if e["method"] == "Network.requestWillBeSent"]
        return logged + thrown + [url for url in asked if not url.startswith((self.origin, "file:"))]

    def close(self):
        self.session = None
        self.send("Browser.close")
        self.process.wait(LIMIT)
