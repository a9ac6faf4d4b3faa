// Brings the open page up to date whenever the project changes, and shows what is wrong with it.
(() => {
  "use strict";
  const script = document.currentScript;
  const isFramed = window.top !== window.self;
  // A page with scripts of its own begins anew whenever it changes: they run when it is loaded. Those that bear `data-lasting` only wait
  // for what happens, whatever the page holds by then; data is no script.
  const mustRun = ({ scripts }) => [...scripts].some((one) => one !== script && one.src && !("lasting" in one.dataset));
  const hasScripts = mustRun(document);
  let { tag } = script.dataset;
  let isLastGood = "lastGood" in script.dataset;
  script.remove();
  let served = document.body.outerHTML;

  /** The work as a function that never runs twice at once; asked meanwhile, it runs once more afterwards. */
  function oneAtATime(work) {
    let running = null;
    let again = false;
    return () => {
      again = running !== null;
      running ??= (async () => {
        do {
          again = false;
          await work();
        } while (again);
      })().finally(() => { running = null; });
      return running;
    };
  }

  // --- the page ---

  const refresh = oneAtATime(async () => {
    let response;
    let text;
    try {
      response = await fetch(location.pathname + location.search, { headers: { "If-None-Match": tag } });
      text = await response.text();
    } catch { return reconnect(); }
    if (response.status === 304) return;
    if (response.redirected) history.replaceState(null, "", new URL(response.url).pathname + location.hash);
    if (!(response.headers.get("Content-Type") ?? "").startsWith("text/html")) return beginAnew();
    await show(new DOMParser().parseFromString(text, "text/html"));
  });

  function beginAnew() {
    sessionStorage.setItem("handout-place", JSON.stringify({ path: location.pathname, ...readerPlace() }));
    history.scrollRestoration = "manual";
    location.reload();
  }

  const isNotice = (page) => page.body.classList.contains("handout-notice");
  let placeBeforeNotice = null;

  /** Puts another document in the place of the open one, and leaves the reader where they are. */
  async function show(next) {
    const own = next.querySelector("script[data-tag]");
    own?.remove();
    if (hasScripts || mustRun(next)) return beginAnew();
    const changeStyles = await loadStyles(next);
    tag = own?.dataset.tag ?? "";
    isLastGood = own !== null && "lastGood" in own.dataset;
    showHead(next);
    say([]);
    if (served === next.body.outerHTML) return changeStyles();
    served = next.body.outerHTML;

    const wasNotice = isNotice(document);
    let place = readerPlace();
    if (!wasNotice && isNotice(next)) {
      placeBeforeNotice = place;
      place = { y: 0, seen: [] };
    } else if (wasNotice && !isNotice(next)) {
      place = placeBeforeNotice ?? { y: 0, seen: [] };
      placeBeforeNotice = null;
    }
    const opened = new Map(disclosures().map(({ name, element }) => [name, element.open]));
    const focus = focused(document.body);
    document.body.replaceWith(document.adoptNode(next.body));
    changeStyles();
    for (const { name, element } of disclosures()) element.open = opened.get(name) ?? element.open;
    focus(document.body);
    goTo(place);
  }

  const disclosures = () =>
    [...document.querySelectorAll("details")]
      .map((element) => ({ name: element.querySelector("summary")?.textContent, element }));

  /** Remembers which element within another has the focus; what is given back gives it to the same one of new content. */
  function focused(within) {
    const element = within.getRootNode().activeElement;
    if (!element || element === within || !within.contains(element)) return () => {};
    const at = [...within.querySelectorAll(element.localName)].indexOf(element);
    return (after) => after.querySelectorAll(element.localName)[at]?.focus({ preventScroll: true });
  }

  function showHead(next) {
    for (const name of ["lang", "dir", "class"]) {
      const value = next.documentElement.getAttribute(name);
      if (value === null) document.documentElement.removeAttribute(name);
      else document.documentElement.setAttribute(name, value);
    }
    const others = (page) => [...page.head.children].filter((each) => !each.matches("link[rel=stylesheet]"));
    const text = (elements) => elements.map((each) => each.outerHTML).join("\n");
    if (text(others(document)) !== text(others(next))) {
      others(document).forEach((each) => each.remove());
      document.head.append(...others(next).map((each) => document.adoptNode(each)));
    }
  }

  /** Loads the style sheets of another document; what is given back puts them in the place of the old ones at once. */
  async function loadStyles(next) {
    const address = (link) => new URL(link.getAttribute("href"), location.href).href;
    const old = [...document.querySelectorAll("link[rel=stylesheet]:not([data-handout])")];
    const wanted = [...next.querySelectorAll("link[rel=stylesheet]")];
    const same = (one, other) => address(one) === address(other) && one.media === other.media;
    if (old.length === wanted.length && old.every((link, index) => same(link, wanted[index]))) return () => {};
    const copies = wanted.map((link) => {
      const copy = document.createElement("link");
      for (const { name, value } of link.attributes) copy.setAttribute(name, value);
      copy.media = "not all";
      return copy;
    });
    await Promise.all(copies.map((copy) => new Promise((resolve) => {
      copy.onload = copy.onerror = resolve;
      document.head.append(copy);
    })));
    return () => {
      copies.forEach((copy, index) => { copy.media = wanted[index].media; });
      old.forEach((link) => link.remove());
    };
  }

  // --- where the reader is ---

  /** The blocks of text, each with its words and how many before it have the same. */
  function blocks() {
    const counts = new Map();
    return [...document.body.querySelectorAll("h1, h2, h3, h4, p, li, dt, dd, th, td, pre, summary")].map((element) => {
      const words = element.textContent;
      const count = counts.get(words) ?? 0;
      counts.set(words, count + 1);
      return { element, name: `${count} ${words}` };
    });
  }

  /** Whether an element stays in the window wherever the reader is. */
  const isFixed = (element) =>
    element !== null && (/sticky|fixed/.test(getComputedStyle(element).position) || isFixed(element.parentElement));

  /** The blocks in the window, and how far each is from its top: one of them will still be there. */
  function readerPlace() {
    if (scrollY === 0) return { y: 0, seen: [] };
    const seen = [];
    for (const { element, name } of blocks()) {
      const { top, bottom } = element.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight && !isFixed(element)) seen.push({ name, top });
    }
    return { y: scrollY, seen };
  }

  function goTo({ y, seen }) {
    const found = new Map(blocks().map(({ name, element }) => [name, element]));
    const kept = seen.find(({ name }) => found.has(name));
    const top = kept ? scrollY + found.get(kept.name).getBoundingClientRect().top - kept.top : y;
    scrollTo({ top, behavior: "instant" });
  }

  const stored = sessionStorage.getItem("handout-place");
  if (stored) {
    sessionStorage.removeItem("handout-place");
    history.scrollRestoration = "auto";
    const place = JSON.parse(stored);
    if (place.path === location.pathname) goTo(place);
  }

  // --- what changes ---

  let events = null;

  function listen() {
    events = new EventSource("/-/events");
    events.addEventListener("hello", (event) => {
      showState(JSON.parse(event.data));
      refresh().then(loadPanel);
    });
    events.addEventListener("change", (event) => followChange(JSON.parse(event.data)));
    events.addEventListener("check", (event) => {
      showState(JSON.parse(event.data));
      loadPanel();
    });
    events.onerror = () => showState(null);
  }

  const isSeen = () => document.visibilityState === "visible";

  // A browser keeps few connections to one address: only the tab that is looked at holds one.
  function follow(on) {
    if (on && !events) listen();
    if (!on) {
      events?.close();
      events = null;
    }
  }

  /** Where the page cannot be asked for, its events begin anew; with them it is asked for again. */
  function reconnect() {
    follow(false);
    showState(null);
    setTimeout(() => follow(isSeen()), 1000);
  }

  async function followChange(change) {
    showState(change);
    if (change.files === null || isUsed(change.files)) return beginAnew();
    await refresh();
    say(change.pages.filter((page) => page.url !== ownPath()));
    loadPanel();
  }

  /** Whether the page has loaded one of the files: their addresses stay the same when they change. */
  function isUsed(files) {
    const changed = files.map((file) => encodeURI(file).replace(/[?#]/g, encodeURIComponent));
    return performance.getEntriesByType("resource").some((entry) => {
      const path = new URL(entry.name).pathname;
      return changed.some((file) => path === file || path.startsWith(file + "/"));
    });
  }
  // The rule asks for 250 at least; each edit is one more.
  performance.setResourceTimingBufferSize(100000);

  const ownPath = () => location.pathname.endsWith("/") ? location.pathname + "index.html" : location.pathname;

  // --- the panel ---

  const host = document.createElement("handout-preview");
  host.lang = "en";
  host.dir = "ltr";
  // Until its style is there.
  host.hidden = true;
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `
    <link rel="stylesheet" href="/-/preview.css">
    <aside id="panel" aria-label="Preview" hidden>
      <div class="bar"><h2>Preview</h2> <button type="button" class="close">Close</button></div>
      <div class="content"></div>
    </aside>
    <section class="sheet" aria-label="Consent sheet" hidden>
      <div class="bar"><h2>Consent sheet</h2> <a>Open it alone</a> <button type="button" class="close">Close</button></div>
      <div class="frame"></div>
    </section>
    <div class="corner">
      <div class="notes" role="status"></div>
      <button type="button" class="toggle" aria-expanded="false" aria-controls="panel">Preview</button>
    </div>`;
  const [panel, content, sheet, notes, toggle] =
    ["#panel", ".content", ".sheet", ".notes", ".toggle"].map((name) => root.querySelector(name));
  root.querySelector("link").onload = () => { host.hidden = false; };

  /** How the project stands; nil where the preview cannot be reached. */
  function showState(state) {
    const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
    const [name, words] =
      !state ? ["lost", "not connected"]
      : state.errors ? ["error", counted(state.errors, "error")]
      : !state.isChecked ? ["checking", "checking …"]
      : state.warnings ? ["warning", counted(state.warnings, "warning")]
      : ["fine", "no problems"];
    toggle.dataset.state = name;
    toggle.textContent = `Preview: ${words}`;
  }

  /** Names the pages that have changed and are not open; stays until it is closed or something else changes. */
  function say(pages) {
    const parts = [];
    const link = (url, text) => {
      const element = document.createElement("a");
      element.href = url;
      element.textContent = text;
      element.dir = "auto";
      return element;
    };
    if (isLastGood) parts.push("This is the page as it could be shown last. ", link(location.pathname, "See what is wrong now"));
    if (isLastGood && pages.length) parts.push(document.createElement("br"));
    if (pages.length) parts.push("Changed: ");
    pages.slice(0, 3).forEach((page, index) => parts.push(index ? ", " : "", link(page.url, page.title)));
    if (pages.length > 3) parts.push(` and ${pages.length - 3} more`);
    if (!parts.length) return notes.replaceChildren();
    const note = document.createElement("div");
    note.className = "note";
    const text = document.createElement("p");
    text.append(...parts);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "Close";
    close.addEventListener("click", () => { notes.replaceChildren(); toggle.focus(); });
    note.append(text, close);
    notes.replaceChildren(note);
  }

  const isOn = (name) => sessionStorage.getItem("handout-" + name) !== null;
  function turn(name, on) {
    if (on) sessionStorage.setItem("handout-" + name, "on");
    else sessionStorage.removeItem("handout-" + name);
  }

  let servedPanel = "";
  const loadPanel = oneAtATime(async () => {
    if (isFramed || !(isOn("panel") || isOn("marks") || isOn("sheet"))) return;
    let text;
    try {
      const response = await fetch("/-/panel?page=" + encodeURIComponent(location.pathname));
      if (!response.ok) return;
      text = await response.text();
    } catch { return; }
    if (text !== servedPanel) {
      servedPanel = text;
      const { scrollTop } = panel;
      const focus = focused(content);
      content.innerHTML = text;
      focus(content);
      panel.scrollTop = scrollTop;
    }
    showMarks();
    showSheet();
  });

  function showPanel(isOpen) {
    turn("panel", isOpen);
    panel.hidden = !isOpen;
    toggle.setAttribute("aria-expanded", String(isOpen));
    document.documentElement.toggleAttribute("data-handout-panel", isOpen);
    return loadPanel();
  }

  function closePanel() {
    showPanel(false);
    toggle.focus();
  }

  /** The sheet takes the half of the window where the panel is. */
  function showSheet() {
    const address = isOn("sheet") ? content.querySelector("[data-sheet]")?.dataset.sheet : undefined;
    sheet.hidden = !address;
    document.documentElement.toggleAttribute("data-handout-sheet", Boolean(address));
    const frame = sheet.querySelector("iframe");
    if (!address) return frame?.remove();
    sheet.querySelector("a").href = address;
    if (frame?.getAttribute("src") === address) return;
    const next = document.createElement("iframe");
    next.title = "Consent sheet";
    next.src = address;
    sheet.querySelector(".frame").replaceChildren(next);
  }

  function closeSheet() {
    turn("sheet", false);
    showSheet();
    toggle.focus();
  }

  // --- marks in the text ---

  function showMarks() {
    const button = content.querySelector("[data-marks]");
    // A notice is not what the writer has written.
    const on = Boolean(button) && isOn("marks") && Boolean(CSS.highlights) && !isNotice(document);
    button?.setAttribute("aria-pressed", String(on));
    CSS.highlights?.delete("handout-sentence");
    CSS.highlights?.delete("handout-word");
    if (!on) return;
    const text = runningText();
    const sentences = JSON.parse(button.dataset.sentences).flatMap((sentence) => text.find(sentence, false));
    const words = JSON.parse(button.dataset.words).flatMap((word) => text.find(word, true));
    CSS.highlights.set("handout-sentence", new Highlight(...sentences));
    CSS.highlights.set("handout-word", new Highlight(...words));
  }

  /** The text of the page in small letters with its places, spaces made one. */
  function runningText() {
    let text = "";
    const places = [];
    const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest("script, style, .sources, sup")) continue;
      for (let index = 0; index < node.data.length; index += 1) {
        const isSpace = /\s/.test(node.data[index]);
        if (isSpace && (text === "" || text.endsWith(" "))) continue;
        const lower = node.data[index].toLowerCase();
        text += isSpace ? " " : lower.length === 1 ? lower : node.data[index];
        places.push([node, index]);
      }
    }
    return {
      find(wanted, isWord) {
        const needle = wanted.replace(/\s+/g, " ").trim().toLowerCase();
        const ranges = [];
        for (let at = text.indexOf(needle); needle && at >= 0; at = text.indexOf(needle, at + needle.length)) {
          const end = at + needle.length;
          const isPart = isWord && (/[\p{L}\d]/u.test(text[at - 1] ?? " ") || /[\p{L}\d]/u.test(text[end] ?? " "));
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

  toggle.addEventListener("click", () => showPanel(panel.hidden));
  panel.querySelector(".close").addEventListener("click", closePanel);
  sheet.querySelector(".close").addEventListener("click", closeSheet);
  content.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (button && "marks" in button.dataset) {
      turn("marks", !isOn("marks"));
      showMarks();
    } else if (button?.dataset.sheet) {
      turn("sheet", true);
      showPanel(false);
      showSheet();
      sheet.querySelector(".close").focus();
    } else if (event.target.closest("a[href^='#']") && matchMedia("(max-width: 900px)").matches) {
      // Where the panel covers the page.
      showPanel(false);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (!panel.hidden) closePanel();
    else if (!sheet.hidden) closeSheet();
  });

  document.addEventListener("visibilitychange", () => follow(isSeen()));
  addEventListener("pagehide", () => follow(false));
  addEventListener("pageshow", () => follow(isSeen()));
  if (!isFramed) {
    const own = document.createElement("link");
    own.rel = "stylesheet";
    own.href = "/-/page.css";
    own.dataset.handout = "own";
    document.head.append(own);
    // Beside the body, which is replaced.
    document.documentElement.append(host);
    if (isOn("panel")) showPanel(true);
    else loadPanel();
    say([]);
  }
  follow(isSeen());
})();
