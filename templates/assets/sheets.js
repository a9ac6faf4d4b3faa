// The list of consent sheets: finds sheets, prints several, and writes lines for the record. Nothing is sent or stored.
(() => {
  "use strict";
  const root = document.getElementById("sheets");
  const find = document.getElementById("find");
  const shown = document.getElementById("shown");
  const message = document.getElementById("message");
  const chosenCount = document.getElementById("chosen-count");
  const bar = document.getElementById("bar");
  const section = document.getElementById("chosen");
  const records = section.querySelector("ul");
  const item = section.querySelector("template").content.firstElementChild;

  const title = document.title;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const fill = (form, values) => form.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const names = (element) =>
    [...element.querySelectorAll("[data-name]")].map((name) => plain(name.textContent)).join(" ");

  const techniques = [...root.querySelectorAll(".sheet-technique")].map((element) => ({
    element,
    // Staff may type a name in any of the languages and then take the sheet in another.
    names: names(element),
    lines: [...element.querySelectorAll(".sheet-line")].map((line) => ({
      element: line,
      box: line.querySelector("input"),
      label: line.dataset.label,
    })),
  }));
  const lines = techniques.flatMap((technique) => technique.lines);
  const chosen = () => lines.filter((line) => line.box?.checked);

  function filter() {
    const words = plain(find.value).split(/\s+/);
    const language = root.querySelector("input[name=language]:checked")?.value ?? "";
    let count = 0;
    for (const technique of techniques) {
      const matches = words.every((word) => technique.names.includes(word));
      for (const line of technique.lines) {
        line.element.hidden = !matches || (language !== "" && line.element.dataset.language !== language);
        if (!line.element.hidden) count += 1;
      }
      technique.element.hidden = technique.lines.every((line) => line.element.hidden);
    }
    shown.textContent =
      count === 0 ? shown.dataset.none : fill(shown.dataset.form, { count, of: lines.length });
  }

  function today() {
    const now = new Date();
    const month = root.dataset.months.split("|")[now.getMonth()];
    return fill(root.dataset.date, { day: now.getDate(), month, year: now.getFullYear() });
  }

  function record(line) {
    const copy = item.cloneNode(true);
    const link = copy.querySelector("a");
    const field = copy.querySelector("textarea");
    const status = copy.querySelector("[role=status]");
    const update = () => (field.value = fill(line.element.dataset.record, { date: today() }));
    update();
    link.href = line.element.dataset.url;
    link.textContent = line.label;
    link.lang = line.element.dataset.language;
    field.setAttribute("aria-label", line.label);
    for (const button of copy.querySelectorAll("button")) {
      button.setAttribute("aria-label", `${button.textContent}: ${line.label}`);
    }
    copy.querySelector("[data-do=copy]").addEventListener("click", async () => {
      // The page may have been open since yesterday.
      update();
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        status.textContent = root.dataset.copied;
      } catch {
        // Pages from a disk and from plain HTTP may have no clipboard.
        status.textContent = root.dataset.byHand;
      }
    });
    copy.querySelector("[data-do=remove]").addEventListener("click", () => {
      line.box.checked = false;
      choose();
      (records.querySelector("[data-do=remove]") ?? find).focus();
    });
    return copy;
  }

  function choose() {
    const lines = chosen();
    chosenCount.textContent = fill(chosenCount.dataset.form, { count: lines.length });
    message.textContent = "";
    // In sight while it has something to say; else at the end of the list, where it covers nothing.
    bar.classList.toggle("sheet-bar-in-sight", lines.length > 0);
    section.hidden = lines.length === 0;
    records.replaceChildren(...lines.map(record));
  }

  // Each sheet is printed as its own page in its own window: only so does a browser count its pages, and a printer that
  // uses both sides never puts the beginning of one form on the back of another.
  async function print(line, stopped) {
    const frame = document.createElement("iframe");
    frame.className = "visually-hidden";
    frame.setAttribute("aria-hidden", "true");
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    frame.src = line.element.dataset.url;
    root.append(frame);
    try {
      await loaded;
      // Null where the browser keeps the pages apart, as it does with files on a disk.
      if (!frame.contentDocument) return root.dataset.refused;
      // An older copy of the list must not print another text than it names.
      if (!frame.contentDocument.body.textContent.includes(line.element.dataset.hash)) {
        return root.dataset.changed;
      }
      const printed = new Promise((resolve) => {
        frame.contentWindow.addEventListener("afterprint", resolve, { once: true });
        stopped.addEventListener("abort", resolve, { once: true });
      });
      // The print window, the file and the printer's queue take their name from the page.
      document.title = frame.contentDocument.title;
      frame.contentWindow.focus();
      frame.contentWindow.print();
      await printed;
      return null;
    } finally {
      document.title = title;
      frame.remove();
    }
  }

  async function printAll(stopped, button) {
    const lines = chosen();
    if (lines.length === 0) message.textContent = root.dataset.chooseFirst;
    for (const [index, line] of lines.entries()) {
      message.textContent = fill(
        root.dataset.printing, { count: index + 1, of: lines.length, name: line.label });
      const problem = await print(line, stopped);
      if (stopped.aborted) return;
      // The printed page had the focus.
      button.focus();
      message.textContent = problem ?? root.dataset.done;
      if (problem) break;
    }
  }

  // A browser that never tells that it has printed must not leave a button that does nothing: each press begins anew.
  let stop = new AbortController();
  document.getElementById("print").addEventListener("click", (event) => {
    stop.abort();
    stop = new AbortController();
    printAll(stop.signal, event.currentTarget);
  });
  document.getElementById("none").addEventListener("click", () => {
    for (const line of chosen()) line.box.checked = false;
    choose();
  });
  root.addEventListener("input", (event) => {
    if (event.target.type === "checkbox") choose();
    else filter();
  });

  for (const element of root.querySelectorAll("[data-scripted]")) element.hidden = false;
  filter();
  choose();
})();
