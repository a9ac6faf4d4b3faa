"""Prints consent sheets: HTML in, PDF out, until its input ends.

A message is one line of JSON, followed by the bytes of the files that it names, one behind the other:

  {"files": [[URL, SIZE], …]}                 files that every later sheet may use; nothing is answered
  {"url": URL, "html": SIZE, "form": BOOL, "copies": [TEXT, …], "files": [[URL, SIZE], …]}
                                              a sheet: the bytes of its HTML, then those of its own files; where there are copies, the
                                              HTML is that of the first

  {"join": [[SIZE, BOOKMARK or null], …], "title": TEXT, "duplex": BOOL}
                                              PDF files of sheets to put into one, each with a bookmark or without; for duplex
                                              each begins on the front of a sheet of paper

The answer to a sheet is one line of JSON, followed by the bytes of the PDF file, or only by {"error": TEXT}:

  {"sheets": [{"pdf": SIZE, "text": [TEXT OF A PAGE, …], "fonts": [NAME, …]}, …]}

one for each copy. That to a join is {"sheets": [{"pdf": SIZE}]} with the bytes.

The first line of all says what prints: {"weasyprint": VERSION, …, "engine": NUMBER OF ALL THAT CHANGES THE BYTES}, or
{"missing": NAME} where this machine lacks something.
Nothing is read but what the messages hold and the fonts of the system, and nothing is written but the answers: sheets may hold
the data of patients.
"""

import gc
import hashlib
import io
import json
import logging
import os
import re
import select
import shutil
import subprocess
import sys
import threading


def answer(message, rest=b""):
    ANSWERS.write(json.dumps(message).encode() + b"\n" + rest)
    ANSWERS.flush()


ANSWERS = sys.stdout.buffer
# Nothing that a library prints may stand between the answers.
sys.stdout = sys.stderr
try:
    import pikepdf
    import weasyprint
    from weasyprint.formatting_structure import boxes
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.text.line_break import split_first_line
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse
except ImportError as problem:
    answer({"missing": problem.name or "weasyprint"})
    sys.exit()
# WeasyPrint loads Pango by name, and says so in this way where there is none.
except OSError:
    answer({"missing": "pango"})
    sys.exit()

MIME_TYPES = {
    ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
    ".webp": "image/webp", ".gif": "image/gif", ".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf",
    ".otf": "font/otf",
}


# Families that the style sheets name, and how the names of their files begin.
FONTS = {
    "Noto Sans": "NotoSans-", "Noto Sans Arabic": "NotoSansArabic", "Noto Sans CJK SC": "NotoSansCJK",
    "DejaVu Sans": "DejaVuSans",
}


class Refused(FatalURLFetchingError):
    """A file that is none of the project's."""


class GivenFiles(URLFetcher):
    """The files that came with the messages, and no others."""

    def __init__(self, files):
        super().__init__()
        self.files = files
        # The engine goes on without a file that a picture asks for.
        self.refusals = []

    def fetch(self, url, headers=None):
        address = url.split("#")[0].split("?")[0]
        if address not in self.files:
            self.refusals.append(f"the sheet asks for `{url[:200]}`, which is no file of the project that it may use")
            raise Refused(self.refusals[0])
        kind = MIME_TYPES.get(os.path.splitext(address)[1].lower(), "application/octet-stream")
        return URLFetcherResponse(address, self.files[address], {"Content-Type": kind})


class Problems(logging.Handler):
    """What WeasyPrint could not do as asked. Rules of styles that it does not know are no problem: browsers know them."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.found = []

    def emit(self, record):
        if record.levelno >= logging.ERROR:
            self.found.append(record.getMessage())


def crowded(page):
    """Whether the running lines of a page would be printed over each other or over the text."""
    for margin in page._page_box.children:
        name = getattr(margin, "at_keyword", None)
        if name is None:
            continue
        parts = list(margin.children)
        while len(parts) == 1 and getattr(parts[0], "children", ()):
            parts = list(parts[0].children)
        places = [place for place in map(extent, parts) if place]
        left, top = margin.position_x, margin.position_y
        room = (left, top, left + margin.margin_width(), top + margin.margin_height())
        frames = [frame(part) for part in parts]
        if any(not within(place, room) for place in places):
            return f"the running lines do not fit into the margin {name}"
        if any(box and not within(extent(part), box) for part, box in zip(parts, frames)):
            return f"a running line does not fit into its box in the margin {name}"
        if any(overlap(one, two) for index, one in enumerate(places) for two in places[:index]):
            return f"the running lines of the margin {name} would be printed over each other"
    return None


# CSS pixels.
SLACK = 2


def within(place, room):
    return (place[0] > room[0] - SLACK and place[1] > room[1] - SLACK
            and place[2] < room[2] + SLACK and place[3] < room[3] + SLACK)


def overlap(one, two):
    return (one[0] < two[2] - SLACK and two[0] < one[2] - SLACK
            and one[1] < two[3] - SLACK and two[1] < one[3] - SLACK)


def frame(box):
    """The border of a box, or None where it has none."""
    if not any(getattr(box, f"border_{side}_width", 0) for side in ("top", "right", "bottom", "left")):
        return None
    left, top = box.border_box_x(), box.border_box_y()
    return left, top, left + box.border_width(), top + box.border_height()


def extent(box):
    """The room that the letters, pictures and borders of a box take: left, top, right, bottom; None for an empty box."""
    # What stands at a fixed place is wrapped.
    box = getattr(box, "_box", box)
    places = [place for place in map(extent, getattr(box, "children", ())) if place]
    if isinstance(box, boxes.TextBox):
        # Letters, not the height of the font, which may be twice that.
        base, size = box.position_y + box.baseline, box.style["font_size"]
        places.append((box.position_x, base - 0.8 * size, box.position_x + box.width, base + 0.25 * size))
    elif isinstance(box, boxes.ReplacedBox):
        places.append((box.position_x, box.position_y, box.position_x + box.width, box.position_y + box.height))
    elif border := frame(box):
        places.append(border)
    if not places:
        return None
    return (min(place[0] for place in places), min(place[1] for place in places),
            max(place[2] for place in places), max(place[3] for place in places))


def faint(document):
    """What a reader of the paper could not see though it is there: pale or transparent letters."""
    for number, page in enumerate(document.pages, 1):
        for box in page._page_box.descendants(placeholders=True):
            box = getattr(box, "_box", box)
            if box.style["opacity"] < 1 or isinstance(box, boxes.TextBox) and is_pale(box.style["color"]):
                return f"text of page {number} is transparent or too pale to be read on white paper"
    return None


def is_pale(color):
    """Whether a colour has less contrast to white than WCAG 2 asks for, 4.5 : 1; one of which that is not known counts."""
    if color.alpha < 1 or color.space != "srgb":
        return True
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in color.coordinates)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05 > 1.05 / 4.5


def missing_family(document, fonts):
    """A family that the style sheets ask for first, and in which no letter was printed: another took its place."""
    asked = {
        box.style["font_family"][0] for page in document.pages for box in page._page_box.descendants(placeholders=True)
        if isinstance(box, boxes.TextBox) and any(letter.isascii() and letter.isalnum() for letter in box.text)}
    found = [compact(font) for font in fonts]
    for family in sorted(asked):
        if not any(font.startswith(compact(family)) for font in found):
            return f"the font `{family}`, which the style sheets ask for first, is not on this machine"
    return None


def compact(font):
    return "".join(letter for letter in font.lower() if letter.isalpha())


def finish(raw):
    """Mends what WeasyPrint leaves open for PDF/UA and for forms, and tells the fonts."""
    fonts = set()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        tree = Tree(pdf)
        for page in pdf.pages:
            mark_artifacts(pdf, page, tree)
            for annotation in page.get("/Annots", []):
                # A link without the flag is not printed.
                annotation.F = int(annotation.get("/F", 0)) | 4
            for font in page.get("/Resources", {}).get("/Font", {}).values():
                fonts.add(str(font.BaseFont).lstrip("/").split("+")[-1])
        tree.mend()
        mend_form(pdf)
        output = io.BytesIO()
        pdf.save(
            output, deterministic_id=True, compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return output.getvalue(), sorted(fonts)


class Tree:
    """The tree of tags."""

    def __init__(self, pdf):
        self.pdf = pdf
        self.root = pdf.Root.StructTreeRoot
        self.marks = {}
        self.headers = []
        self.items = []
        self.walk()

    def walk(self):
        stack = [(self.root.K[0], None)]
        while stack:
            element, part = stack.pop()
            kind = element.get("/S")
            if kind in ("/THead", "/TBody"):
                part = kind
            if kind == "/TH":
                self.headers.append((element, part))
            if kind == "/LI":
                self.items.append(element)
            page = element.get("/Pg")
            for kid in element.get("/K", []):
                if isinstance(kid, pikepdf.Dictionary):
                    if "/S" in kid:
                        stack.append((kid, part))
                elif page is not None:
                    self.marks.setdefault(page.objgen, set()).add(int(kid))

    def mend(self):
        for element, part in self.headers:
            element.A = pikepdf.Dictionary(
                O=pikepdf.Name.Table,
                Scope=pikepdf.Name.Column if part == "/THead" else pikepdf.Name.Row)
        for item in self.items:
            self.give_body(item)
        self.adopt_forms()

    def give_body(self, item):
        """What stands in an item beside its mark is put into a body, where WeasyPrint has not done so."""
        kids = list(item.K)
        loose = [k for k in kids if isinstance(k, pikepdf.Dictionary) and k.get("/S") not in (None, "/Lbl", "/LBody")]
        if not loose:
            return
        body = self.pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.LBody, P=item, K=pikepdf.Array(loose)))
        for kid in loose:
            kid.P = body
        item.K = pikepdf.Array([k for k in kids if not any(k is other for other in loose)] + [body])

    def adopt_forms(self):
        """Fields in the running lines have tags that hang on nothing: they are put under the document."""
        document = self.root.K[0]
        reached = set()
        stack = [document]
        while stack:
            element = stack.pop()
            reached.add(element.objgen)
            stack += [k for k in element.get("/K", []) if isinstance(k, pikepdf.Dictionary) and "/S" in k]
        numbers = self.root.ParentTree.Nums
        for value in list(numbers)[1::2]:
            if isinstance(value, pikepdf.Dictionary) and value.get("/S") == "/Form" and value.objgen not in reached:
                value.P = document
                document.K.append(value)


# How WeasyPrint begins marked content. Texts stand in its streams as hexadecimal digits, so nothing else looks like it.
MARK = re.compile(rb"/\w+\s+<</MCID (\d+)>>\s+BDC")


def mark_artifacts(pdf, page, tree):
    """Marked content that no tag points to is a running line: an artifact of the pages."""
    known = tree.marks.get(page.obj.objgen, set())
    artifacts = set()

    def mend(match):
        mark = int(match[1])
        if mark in known:
            return match[0]
        artifacts.add(mark)
        return b"/Artifact <</Type /Pagination>> BDC"

    page.Contents = pdf.make_stream(MARK.sub(mend, page.Contents.read_bytes()))
    if artifacts:
        release(tree, int(page.obj.StructParents), known)


def release(tree, number, known):
    """The parents of artifacts are taken out of the list of parents."""
    numbers = tree.root.ParentTree.Nums
    for index in range(0, len(numbers), 2):
        if int(numbers[index]) == number:
            parents = numbers[index + 1]
            for mark in range(len(parents)):
                if mark not in known:
                    parents[mark] = None
            return


def mend_form(pdf):
    """Mends the form; fields of one name on several pages become one field with several places."""
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return
    # Told to draw all fields anew, some readers draw boxes without their ticks; those that are there are good.
    if "/NeedAppearances" in form:
        del form.NeedAppearances
    groups = {}
    for field in form.Fields:
        groups.setdefault(str(field.get("/T", "")), []).append(field)
    fields = pikepdf.Array()
    for places in groups.values():
        if len(places) == 1:
            fields.append(places[0])
            continue
        shared = [key for key in ("/FT", "/T", "/TU", "/DA", "/V", "/Ff") if key in places[0]]
        parent = pdf.make_indirect(pikepdf.Dictionary({key: places[0][key] for key in shared}))
        parent.Kids = pikepdf.Array(places)
        for place in places:
            for key in shared:
                if key not in ("/DA", "/TU"):
                    del place[key]
            place.Parent = parent
        fields.append(parent)
    form.Fields = fields


def text_of(pdf):
    """The text of each page as another program reads it, in the order in which it was drawn."""
    result = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True)
    return result.stdout.decode("utf-8", "replace").split("\f")[:-1]


def printed(job, html, files, fonts):
    problems = Problems()
    weasyprint.LOGGER.handlers = [problems]
    fetcher = GivenFiles(files)
    document = weasyprint.HTML(string=html, base_url=job["url"], url_fetcher=fetcher).render(
        font_config=fonts, pdf_forms=job["form"] or None, pdf_variant="pdf/ua-1")
    for number, page in enumerate(document.pages, 1):
        if words := crowded(page):
            problems.found.append(
                f"{words} of page {number}: shorten the names that stand there, or give them more room in the style sheets")
            break
    if words := faint(document):
        problems.found.append(words)
    sheets, pdfs = [], []
    for copy in job["copies"] or [None]:
        # Copies differ in a line that runs along: only that is laid out anew.
        if pdfs and not relabelled(document, copy):
            return {"error": "the line that tells copies apart does not stand once on each page"}, b""
        raw = document.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=job["form"] or None)
        if fetcher.refusals or problems.found:
            return {"error": "; ".join(fetcher.refusals[:1] or problems.found)}, b""
        pdf, names = finish(raw)
        if words := missing_family(document, names):
            return {"error": words}, b""
        sheets.append({"pdf": len(pdf), "text": text_of(pdf), "fonts": names})
        pdfs.append(pdf)
    return {"sheets": sheets}, b"".join(pdfs)


def relabelled(document, text):
    """Whether the line of each page that says whose copy it is could be made to say this instead."""
    for page in document.pages:
        blocks = [
            box for margin in page._page_box.children if hasattr(margin, "at_keyword") for box in margin.descendants()
            if box.element is not None and box.element.get("class") == "running-copy"
            and isinstance(box, boxes.BlockBox)]
        lines = blocks[0].children if len(blocks) == 1 else []
        texts = [box for box in lines[0].descendants() if isinstance(box, boxes.TextBox)] if len(lines) == 1 else []
        if len(texts) != 1:
            return False
        layout, length, _, width, _, _ = split_first_line(text, texts[0].style, None, None, 0)
        if width > blocks[0].width:
            return False
        texts[0].text, texts[0].pango_layout, texts[0].width = text, layout, width
    return True


def joined(parts, title, duplex):
    """One file of several, with one tree of tags: pikepdf alone would leave the trees behind."""
    target = pikepdf.new()
    root = target.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    document = target.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=root, K=pikepdf.Array()))
    numbers, bookmarks, language = pikepdf.Array(), [], None
    for raw, bookmark in parts:
        with pikepdf.open(io.BytesIO(raw)) as source:
            first, start = len(target.pages), len(numbers) // 2
            target.pages.extend(source.pages)
            # The pages are there, so what the tree says of them is said of their copies.
            tree = target.copy_foreign(source.Root.StructTreeRoot)
            keys = {}
            for index in range(0, len(tree.ParentTree.Nums), 2):
                keys[int(tree.ParentTree.Nums[index])] = start + index // 2
                numbers.append(start + index // 2)
                numbers.append(tree.ParentTree.Nums[index + 1])
            part = tree.K[0]
            part.S, part.P = pikepdf.Name.Part, document
            language = language or str(source.Root.Lang)
            part.Lang = pikepdf.String(str(source.Root.Lang))
            document.K.append(part)
        for page in list(target.pages)[first:]:
            page.obj.StructParents = keys[int(page.obj.StructParents)]
            for annotation in page.get("/Annots", []):
                if "/StructParent" in annotation:
                    annotation.StructParent = keys[int(annotation.StructParent)]
        if bookmark is not None:
            bookmarks.append(pikepdf.OutlineItem(bookmark, first))
        if duplex and (len(target.pages) - first) % 2:
            box = target.pages[-1].MediaBox
            target.add_blank_page(page_size=(box[2], box[3]))
    root.K = pikepdf.Array([document])
    root.ParentTree = target.make_indirect(pikepdf.Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(numbers) // 2
    target.Root.StructTreeRoot = root
    target.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    target.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    target.Root.Lang = pikepdf.String(language or "")
    with target.open_outline() as outline:
        outline.root.extend(bookmarks)
    with target.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["pdfuaid:part"] = "1"
    target.docinfo["/Title"] = title
    output = io.BytesIO()
    target.save(output, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return {"sheets": [{"pdf": output.tell()}]}, output.getvalue()


def machine():
    """What prints here: versions, fonts, and a number for all that changes the bytes of the PDF files."""
    from weasyprint.text import ffi

    versions = {
        "weasyprint": weasyprint.__version__, "pikepdf": pikepdf.__version__,
        "pango": "{}.{}.{}".format(*(ffi.pango.pango_version() // part % 100 for part in (10000, 100, 1))),
        # Without it a sheet in Chinese takes ten seconds.
        "subsetter": bool(ffi.harfbuzz_subset),
    }
    digest = hashlib.sha256(json.dumps(versions).encode())
    found = {}
    homes = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "/Library/Fonts",
             "~/Library/Fonts")
    for home in homes:
        for folder, folders, names in os.walk(os.path.expanduser(home)):
            folders.sort()
            for name in sorted(names):
                path = os.path.join(folder, name)
                if os.path.isfile(path):
                    digest.update(f"{path} {os.path.getsize(path)}\n".encode("utf-8", "replace"))
                for family, beginning in FONTS.items():
                    found[family] = found.get(family, False) or name.startswith(beginning)
    return versions | {"missing_fonts": [family for family in FONTS if not found.get(family)], "engine": digest.hexdigest()}


def leave_when_alone():
    """Ends this program as soon as nobody holds the other end of its input any more, whatever it is doing."""
    poll = select.poll()
    poll.register(0, 0)
    poll.poll()
    os._exit(0)


def attempted(work):
    """The answer that the work gives, or why it gives none."""
    try:
        return work()
    except Refused as problem:
        return {"error": str(problem)}, b""
    # Its words may hold what stands on a sheet, so only its kind is told.
    except Exception as problem:
        return {"error": f"the engine could not do it ({type(problem).__name__})"}, b""


def main():
    if shutil.which("pdftotext") is None:
        answer({"missing": "pdftotext"})
        return
    threading.Thread(target=leave_when_alone, daemon=True).start()
    answer(machine())
    source = sys.stdin.buffer
    common, fonts = {}, FontConfiguration()
    # Looked for between the sheets, where it holds up nothing, instead of again and again within one.
    gc.disable()
    while line := source.readline():
        job = json.loads(line)
        if "join" in job:
            parts = [(source.read(size), bookmark) for size, bookmark in job["join"]]
            answer(*attempted(lambda: joined(parts, job["title"], job["duplex"])))
            continue
        html = source.read(job["html"]).decode() if "html" in job else None
        files = {url: source.read(size) for url, size in job["files"]}
        if html is None:
            common |= files
            continue
        answer(*attempted(lambda: printed(job, html, common | files, fonts)))
        gc.collect()


main()
