// Puts treatments side by side. All facts are taken from their own pages, where `data-compare` marks them.
(() => {
  "use strict";
  const get = (id) => document.getElementById(id);
  const [words, status, filter, unloaded] = [get("comparing").dataset, get("chosen-treatments"), get("condition"), get("unloaded")];
  let table = get("side-by-side");
  const empty = table.cloneNode(true);
  const all = [...document.querySelectorAll("[data-treatment]")].map((line) => ({
    line, id: line.dataset.treatment, box: line.querySelector("input"), link: line.querySelector("a"),
  }));
  let chosen = [];
  let turn = 0;

  const say = (form, count, of) => form.replace(/\{(\w+)\}/g, (_, name) =>
    String({ count, of }[name]).replace(/\B(?=(\d{3})+$)/g, words.separator));
  const copy = (node) => document.importNode(node, true);
  const make = (name, nodes, attributes = {}) => {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    element.append(...nodes);
    return element;
  };

  async function load({ link }) {
    const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
    if (!page.querySelector("[data-compare=what]")) throw new Error(link.href);
    for (const part of page.querySelectorAll(".about, .band-words, .band-not-known")) part.remove();
    for (const part of page.querySelectorAll("[id]")) part.removeAttribute("id");
    for (const part of page.querySelectorAll("[href]")) part.href = new URL(part.getAttribute("href"), link.href);
    return page;
  }

  // Squares filled from the bottom row up, as on the page of a treatment.
  function icons(filled, total) {
    const [wide, cell, side] = total > 100 ? [50, 4, 3] : [10, 10, 8];
    const squares = Array.from({ length: total }, (_, i) =>
      `M${(i % wide) * cell + 1} ${(total / wide - 1 - Math.floor(i / wide)) * cell + 1}h${side}v${side}h-${side}z`);
    const svg = `<svg class="icon-array icon-array-${total}" role="img" viewBox="0 0 ${wide * cell + 1} ${(total / wide) * cell + 1}">
      <path class="not-affected" d="${squares.slice(filled).join("")}"/><path class="affected" d="${squares.slice(0, filled).join("")}"/></svg>`;
    const picture = copy(new DOMParser().parseFromString(svg, "text/html").querySelector("svg"));
    picture.setAttribute("aria-label", say(words.icons, filled, total));
    return picture;
  }

  const fits = ({ count, of }, total) => (count * total) % of === 0;
  const divisor = (a, b) => (b ? divisor(b, a % b) : a);

  // The smallest scale that shows all numbers of a row exactly.
  function scale(numbers) {
    const least = numbers.reduce((total, { count, of }) => {
      const own = of / divisor(of, count);
      return (total / divisor(total, own)) * own;
    }, 1);
    return [100, 1e3, 1e4, 1e5, least].find((of) => of <= 1e6 && numbers.every((number) => fits(number, of)));
  }

  // What a page says of one benefit or risk, with its number on the row's scale.
  function answer(part, scale, squares) {
    const own = copy(part);
    const isItem = own.matches("li");
    const { count, of } = part.dataset;
    own.querySelector("a, span").remove();
    if (of && scale) own.querySelectorAll("svg, .affected, .not-affected").forEach((number) => number.remove());
    // The number and its word before the note.
    const said = (isItem ? [own] : [...own.cells, own.cells[0]].slice(1)).flatMap((cell) => [...cell.childNodes]);
    if (isItem && !own.querySelector(".note, .chance")) said.unshift(words.named);
    if (!of || !scale) return said;
    const scaled = (count * scale) / of;
    const lines = [say(words.affected, scaled, scale), say(words.notAffected, scale - scaled, scale)];
    if (of != scale) lines.push(say(words.source, count, of));
    said.unshift(...lines.map((line) => make("p", [line])));
    if (count * 1000 >= of && fits({ count, of }, squares)) said.unshift(icons((count * squares) / of, squares));
    return said;
  }

  function draw(pages) {
    const fresh = empty.cloneNode(true);
    const cell = (nodes, column) => make("td", nodes, { role: "cell", "data-name": chosen[column].link.textContent });
    const parts = (page, name) => [...page.querySelectorAll(`[data-compare="${name}"]`)].map(copy);
    fresh.rows[0].append(...pages.map((page, column) => make("th", [copy(chosen[column].link), ...parts(page, "notice")],
      { role: "columnheader", scope: "col" })));
    for (const row of fresh.querySelectorAll("[data-row]")) {
      row.append(...pages.map((page, column) => {
        const found = parts(page, row.dataset.row);
        return cell(found.length ? found : [row.dataset.none], column);
      }));
    }
    for (const body of fresh.querySelectorAll("[data-items]")) {
      body.rows[0].cells[0].colSpan = pages.length + 1;
      const rows = new Map();
      pages.forEach((page, column) => page.querySelectorAll(body.dataset.items).forEach((part) => {
        const name = part.querySelector("a, span");
        const key = name.href ?? name.textContent;
        rows.set(key, rows.get(key) ?? Object.assign([], { title: name }))
        rows.get(key)[column] = part;
      }));
      // Holes are left out: what most of them name comes first, then what has numbers.
      const numbers = (row) => row.flatMap(({ dataset }) => dataset.of ? [{ count: +dataset.count, of: +dataset.of }] : []);
      const order = [...rows.values()].sort((a, b) =>
        b.flat().length - a.flat().length || numbers(b).length - numbers(a).length);
      body.append(...order.map((row) => {
        const stated = numbers(row);
        const of = scale(stated);
        const squares = stated.every((number) => number.count * 1000 < number.of || fits(number, 100)) ? 100 : 1000;
        const title = make("th", [copy(row.title), of ? "" : make("p", [words.noScale])], { role: "rowheader", scope: "row" });
        return make("tr", [title, ...pages.map((_, column) =>
          cell(row[column] ? answer(row[column], of, squares) : [words.notNamed], column))], { role: "row" });
      }));
    }
    table.replaceWith(fresh);
    table = fresh;
  }

  async function update(problem = "") {
    const now = (turn += 1);
    const condition = filter?.value ?? "";
    for (const one of all) {
      one.box.checked = chosen.includes(one);
      one.line.hidden = condition !== "" && !one.box.checked && !one.line.dataset.conditions.split(" ").includes(condition);
    }
    const query = [chosen.length && `t=${chosen.map(({ id }) => id)}`, condition && `c=${condition}`].filter(Boolean).join("&");
    for (const link of document.querySelectorAll(".languages a")) link.search = query;
    // Files on a disk keep their address.
    if (location.protocol !== "file:") history.replaceState(null, "", query ? `?${query}` : location.pathname);
    status.textContent = `${problem} ${say(status.dataset.form, chosen.length)}`;
    let pages = [];
    let failed = false;
    if (chosen.length > 1) pages = await Promise.all(chosen.map(load)).catch(() => (failed = true));
    if (now !== turn) return;
    if (failed) status.textContent = words.failed;
    else draw(pages);
    table.hidden = get("to-comparison").hidden = failed || chosen.length < 2;
    unloaded.replaceChildren(...(failed ? chosen.map(({ link }) => make("li", [copy(link)])) : []));
  }

  const query = new URLSearchParams(location.search);
  const named = [...new Set((query.get("t") ?? "").split(",").filter(Boolean))];
  const known = named.flatMap((id) => all.filter((one) => one.id === id));
  chosen = known.slice(0, 4);
  if (filter) filter.value = query.get("c") ?? "";
  if (filter?.selectedIndex < 0) filter.value = "";
  for (const { link } of all) link.remove();
  for (const element of document.querySelectorAll("[data-scripted]")) element.hidden = false;
  get("chooser").open = chosen.length < 2;
  get("chooser").addEventListener("change", ({ target }) => {
    const one = all.find(({ box }) => box === target);
    if (one?.box.checked && chosen.length === 4) return void update(words.full);
    if (one) chosen = one.box.checked ? [...chosen, one] : chosen.filter((other) => other !== one);
    update();
  });
  update(known.length > 4 ? words.full : known.length < named.length ? words.unknown : "");
})();
