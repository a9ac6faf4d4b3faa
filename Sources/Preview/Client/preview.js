// Brings the open page up to date whenever the project changes, and shows what is wrong with it.
(() => {
  "use strict";
  const script = document.currentScript;
  if (window.top !== window.self && window.frameElement === null) return;
  const isFramed = window.top !== window.self;
  let tag = script.dataset.tag;
  let number = Number(script.dataset.number);
  let isLastGood = "lastGood" in script.dataset;
  const preview = { get number() { return number; }, get tag() { return tag; } };
  window.handoutPreview = preview;

  // --- the page ---

  let asking = null;
  let askAgain = false;

  /** Asks for the open page; one request at a time, the last one always after the last change. */
  async function refresh() {
    if (asking) { askAgain = true; return asking; }
    asking = (async () => {
      do {
        askAgain = false;
        await ask();
      } while (askAgain);
    })().finally(() => { asking = null; });
    return asking;
  }

  async function ask() {
    let response;
    try {
      response = await fetch(location.pathname + location.search, { headers: { "If-None-Match": tag } });
    } catch { return; }
    if (response.status === 304) return;
    const text = await response.text();
    if (response.redirected) history.replaceState(null, "", new URL(response.url).pathname + location.hash);
    if (!(response.headers.get("Content-Type") ?? "").startsWith("text/html")) return location.reload();
    show(new DOMParser().parseFromString(text, "text/html"));
  }

  /** Puts another document in the place of the open one, and leaves the reader where he is. */
  function show(next) {
    const own = next.querySelector("script[data-tag]");
    const others = [...next.scripts].filter((each) => each !== own);
    // A page with scripts of its own has to begin anew.
    if (others.length || [...document.scripts].some((each) => each !== script && each.isConnected && !each.dataset.tag)) {
      sessionStorage.setItem("handout-place", JSON.stringify({ path: location.pathname, y: scrollY }));
      return location.reload();
    }
    const place = readerPlace();
    const opened = [...document.querySelectorAll("details")].map((each) => each.open);
    document.title = next.title;
    for (const name of ["lang", "dir", "class"]) {
      const value = next.documentElement.getAttribute(name);
      if (value === null) document.documentElement.removeAttribute(name);
      else document.documentElement.setAttribute(name, value);
    }
    showStyles(next);
    tag = own?.dataset.tag ?? "";
    number = Number(own?.dataset.number ?? number);
    isLastGood = own !== null && "lastGood" in own.dataset;
    own?.remove();
    if (document.body.outerHTML !== next.body.outerHTML) {
      document.body.replaceWith(document.adoptNode(next.body));
      document.querySelectorAll("details").forEach((each, index) => { if (opened[index]) each.open = true; });
      goTo(place);
    }
    document.dispatchEvent(new CustomEvent("handout:shown"));
    loadPanel();
  }

  /** Changes style sheets without a moment that has none. */
  function showStyles(next) {
    const address = (link) => new URL(link.getAttribute("href"), location.href).href;
    const links = (page) => [...page.querySelectorAll("link[rel=stylesheet]")];
    const old = links(document).filter((link) => !link.dataset.handoutOld);
    const wanted = links(next);
    const same = (one, other) => address(one) === address(other) && one.media === other.media;
    if (old.length === wanted.length && old.every((link, index) => same(link, wanted[index]))) return;
    const remove = () => old.forEach((link) => link.remove());
    let waiting = wanted.length;
    if (!waiting) return remove();
    old.forEach((link) => { link.dataset.handoutOld = ""; });
    for (const link of wanted) {
      const copy = document.createElement("link");
      for (const { name, value } of link.attributes) copy.setAttribute(name, value);
      copy.onload = copy.onerror = () => { waiting -= 1; if (!waiting) remove(); };
      document.head.append(copy);
    }
  }

  /** The last place with a name above the middle of the window, and how far it is from the top. */
  function readerPlace() {
    if (scrollY === 0) return { y: 0 };
    let found = null;
    for (const each of document.body.querySelectorAll("[id]")) {
      const top = each.getBoundingClientRect().top;
      if (top > innerHeight / 2) break;
      found = { id: each.id, top };
    }
    return { y: scrollY, ...found };
  }

  function goTo(place) {
    const named = place.id && document.getElementById(place.id);
    scrollTo({ top: named ? scrollY + named.getBoundingClientRect().top - place.top : place.y, behavior: "instant" });
  }

  const stored = sessionStorage.getItem("handout-place");
  if (stored) {
    sessionStorage.removeItem("handout-place");
    const place = JSON.parse(stored);
    if (place.path === location.pathname) goTo({ y: place.y });
  }

  // --- what changes ---

  let events = null;

  function listen() {
    if (events) return;
    events = new EventSource("/-/events");
    events.addEventListener("hello", () => { host.dataset.state = "live"; refresh(); });
    events.addEventListener("change", async (event) => {
      const change = JSON.parse(event.data);
      await refresh();
      const others = change.pages.filter((page) => page.url !== ownPath());
      if (others.length && !isFramed) note(others);
      loadPanel();
    });
    events.addEventListener("check", (event) => {
      const check = JSON.parse(event.data);
      showCount(check);
      loadPanel();
    });
    events.onerror = () => { host.dataset.state = "lost"; };
  }

  // A browser keeps few connections to one address: only the tab that is looked at holds one.
  function follow() {
    if (document.visibilityState === "visible") return listen();
    events?.close();
    events = null;
  }

  const ownPath = () => location.pathname.endsWith("/") ? location.pathname + "index.html" : location.pathname;

  // --- the panel ---

  const host = document.createElement("handout-preview");
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `
    <link rel="stylesheet" href="/-/preview.css">
    <div class="note" role="status" hidden><span></span> <button type="button" class="close" aria-label="Close">×</button></div>
    <button type="button" class="toggle" aria-expanded="false" aria-controls="panel">Preview</button>
    <aside id="panel" aria-label="Preview" hidden></aside>
    <iframe class="sheet" title="Consent sheet" hidden></iframe>`;
  const [noteBox, toggle, panel, sheet] = [".note", ".toggle", "#panel", ".sheet"].map((name) => root.querySelector(name));

  function note(pages) {
    const text = noteBox.querySelector("span");
    text.replaceChildren("Changed: ");
    pages.slice(0, 3).forEach((page, index) => {
      const link = document.createElement("a");
      link.href = page.url;
      link.textContent = page.title;
      text.append(index ? ", " : "", link);
    });
    if (pages.length > 3) text.append(` and ${pages.length - 3} more`);
    noteBox.hidden = false;
    clearTimeout(note.timer);
    note.timer = setTimeout(() => { noteBox.hidden = true; }, 12000);
  }

  function showCount({ errors, warnings }) {
    toggle.dataset.state = errors ? "error" : warnings ? "warning" : "fine";
    const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
    toggle.textContent = errors ? counted(errors, "error") : warnings ? counted(warnings, "warning") : "No problems";
  }

  async function loadPanel() {
    if (panel.hidden) return;
    let response;
    try {
      response = await fetch("/-/panel?page=" + encodeURIComponent(location.pathname));
    } catch { return; }
    if (!response.ok) return;
    const y = panel.scrollTop;
    panel.innerHTML = await response.text();
    panel.scrollTop = y;
    const marks = panel.querySelector("[data-marks]");
    if (marks && sessionStorage.getItem("handout-marks")) mark(marks);
    else clearMarks();
    if (!sheet.hidden) showSheet(panel.querySelector("[data-sheet]")?.dataset.sheet);
  }

  function open(isOpen) {
    panel.hidden = !isOpen;
    toggle.setAttribute("aria-expanded", String(isOpen));
    document.documentElement.toggleAttribute("data-handout-panel", isOpen);
    if (isOpen) sessionStorage.setItem("handout-panel", "open");
    else {
      sessionStorage.removeItem("handout-panel");
      showSheet(null);
    }
    return loadPanel();
  }

  function showSheet(address) {
    sheet.hidden = !address;
    document.documentElement.toggleAttribute("data-handout-sheet", Boolean(address));
    if (!address) sheet.removeAttribute("src");
    else if (sheet.getAttribute("src") !== address) sheet.src = address;
  }

  // --- marks in the text ---

  function clearMarks() {
    CSS.highlights?.delete("handout-sentence");
    CSS.highlights?.delete("handout-word");
  }

  function mark(button) {
    if (!CSS.highlights) return;
    button.setAttribute("aria-pressed", "true");
    const text = runningText();
    const sentences = JSON.parse(button.dataset.sentences).flatMap((sentence) => text.find(sentence, false));
    const words = JSON.parse(button.dataset.words).flatMap((word) => text.find(word, true));
    CSS.highlights.set("handout-sentence", new Highlight(...sentences));
    CSS.highlights.set("handout-word", new Highlight(...words));
  }

  /** The text of the page with its places, spaces made one. */
  function runningText() {
    let text = "";
    const places = [];
    const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest("script, style, .sources, sup")) continue;
      for (let index = 0; index < node.data.length; index += 1) {
        const isSpace = /\s/.test(node.data[index]);
        if (isSpace && (text === "" || text.endsWith(" "))) continue;
        text += isSpace ? " " : node.data[index];
        places.push([node, index]);
      }
    }
    const lower = text.toLowerCase();
    return {
      find(wanted, isWord) {
        const needle = wanted.replace(/\s+/g, " ").trim().toLowerCase();
        const ranges = [];
        for (let at = lower.indexOf(needle); needle && at >= 0; at = lower.indexOf(needle, at + needle.length)) {
          const end = at + needle.length;
          const isPart = isWord && (/[\p{L}\d]/u.test(lower[at - 1] ?? " ") || /[\p{L}\d]/u.test(lower[end] ?? " "));
          if (isPart) continue;
          const range = document.createRange();
          range.setStart(...places[at]);
          range.setEnd(places[end - 1][0], places[end - 1][1] + 1);
          ranges.push(range);
        }
        return ranges;
      },
    };
  }

  // --- what is pressed ---

  toggle.addEventListener("click", () => open(panel.hidden));
  noteBox.querySelector(".close").addEventListener("click", () => { noteBox.hidden = true; });
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.sheet) showSheet(sheet.hidden ? button.dataset.sheet : null);
    if (button && "marks" in button.dataset) {
      if (button.getAttribute("aria-pressed") === "true") {
        sessionStorage.removeItem("handout-marks");
        button.setAttribute("aria-pressed", "false");
        clearMarks();
      } else {
        sessionStorage.setItem("handout-marks", "on");
        mark(button);
      }
    }
  });

  document.addEventListener("visibilitychange", follow);
  if (!isFramed) {
    // Beside the body, which is replaced.
    document.documentElement.append(host);
    const page = document.createElement("link");
    page.rel = "stylesheet";
    page.href = "/-/preview.css";
    page.dataset.handoutOld = "";
    document.head.append(page);
    if (sessionStorage.getItem("handout-panel")) open(true);
  }
  follow();
})();
