"""Serves a built site on this machine, with the headers that its own `_headers` file asks for."""
import fnmatch
import http.server
import pathlib
import threading
import urllib.parse

# What is sent where a site has no `_headers` file.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "font-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")


def rules(text):
    """The parts of a `_headers` file: each a pattern of paths, with `*`, and its headers."""
    parts = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            parts.append((line.strip(), []))
            continue
        name, colon, value = line.strip().partition(":")
        if not parts or not colon:
            raise SystemExit(f"_headers: this line belongs to no path, or is no header: {line.strip()}")
        parts[-1][1].append((name.strip(), value.strip()))
    return parts


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        changed = self.server.changed.get(path + "index.html" if path.endswith("/") else path)
        if changed is not None:
            return self.answer(200, self.guess_type(path if "." in path else "x.html"), changed)
        super().do_GET()

    def send_error(self, code, message=None, explain=None):
        page = pathlib.Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        self.answer(404, "text/html", page.read_bytes())

    def answer(self, code, kind, data):
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self):
        path = urllib.parse.urlsplit(self.path).path
        for pattern, headers in self.server.rules:
            if fnmatch.fnmatchcase(path, pattern):
                for name, value in headers:
                    self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments):
        pass


class SiteServer(http.server.ThreadingHTTPServer):
    """Serves a folder. `changed` holds the bytes of paths that are served otherwise than they stand in the folder."""

    daemon_threads = True

    def __init__(self, site, changed=None):
        self.site, self.changed = pathlib.Path(site), changed or {}
        headers = self.site / "_headers"
        self.rules = rules(headers.read_text(encoding="utf-8")) if headers.exists() else []
        self.has_own_headers = bool(self.rules)
        if not self.rules:
            self.rules = [("/*", [("Content-Security-Policy", POLICY)])]
        super().__init__(("127.0.0.1", 0), lambda *a, **k: Handler(*a, directory=self.site, **k))
        self.origin = f"http://127.0.0.1:{self.server_port}/"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        pass  # A browser that leaves a page closes its connections.
