// Puts treatments side by side. All facts are taken from their own pages, where `data-compare` marks them.
(() => {
  "use strict";
  const get = (id) => document.getElementById(id);
  const words = get("comparing").dataset;
  const [status, filter] = [get("chosen-treatments"), get("condition")];
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
  const find = (page, query) => [...page.querySelectorAll(query)];
  const make = (name, role, ...nodes) => {
    const element = document.createElement(name);
    if (role) element.setAttribute("role", role);
    element.append(...nodes);
    return element;
  };
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");

  async function load({ link }) {
    const page = parse(await (await fetch(link.href)).text());
    if (!page.querySelector("[data-compare=what]")) throw new Error(link.href);
    for (const part of find(page, ".about, .band-words")) part.remove();
    for (const part of find(page, "[id]")) part.removeAttribute("id");
    for (const part of find(page, "[href]")) part.href = new URL(part.getAttribute("href"), link.href);
    return page;
  }

  // Squares filled from the bottom row up, each row a line of dashes, as on the page of a treatment.
  function icons(filled, total) {
    const [wide, cell, side, frame] = total > 100 ? [50, 4, 3.2, 1] : [10, 10, 8, 1.4];
    const high = total / wide;
    const squares = (name, from, to, size) => {
      let path = "";
      for (let next = from; next < to;) {
        const row = Math.floor(next / wide);
        const end = Math.min(to, (row + 1) * wide);
        path += `M${(next - row * wide) * cell + (cell - size) / 2} ${(high - row - 0.5) * cell}h${(end - next - 1) * cell + size}`;
        next = end;
      }
      return `<path class="${name}" stroke-width="${size}" stroke-dasharray="${size} ${cell - size}" d="${path}"/>`;
    };
    const svg = copy(parse(`<svg class="icon-array icon-array-${total}" role="img" fill="none" viewBox="0 0 ${wide * cell} ${high * cell}">
      ${squares("not-affected", filled, total, side)}${squares("inside", filled, total, side - frame)}
      ${squares("affected", 0, filled, side)}</svg>`).body.firstChild);
    svg.setAttribute("aria-label", say(words.icons, filled, total));
    return svg;
  }

  const divisor = (a, b) => (b ? divisor(b, a % b) : a);
  const fits = ({ count, of }, total) => (count * total) % of === 0;

  // The smallest scale that shows all numbers of a row exactly; undefined where there is none.
  function scale(numbers) {
    const least = numbers.map(({ count, of }) => of / divisor(of, count)).reduce((a, b) => (a / divisor(a, b)) * b, 1);
    return [100, 1e3, 1e4, 1e5, least].find((of) => of <= 1e6 && numbers.every((number) => fits(number, of)));
  }

  // What a page says of one benefit or risk, with its number on the row's scale.
  function answer(part, scale, squares) {
    const own = copy(part);
    const { count, of } = part.dataset;
    const isOnScale = of && scale;
    own.querySelector("a, span").remove();
    // That no number is stated is said in other words where no heading of a column says what it is about.
    if (of === "") own.replaceChildren(own.cells[0], make("td", "", make("p", "", words.unstated)));
    if (isOnScale) for (const number of find(own, "svg, .affected, .not-affected, .own")) number.remove();
    // The number and its word before the note.
    const said = (own.cells ? [...own.cells, own.cells[0]].slice(1) : [own]).flatMap((cell) => [...cell.childNodes]);
    if (of === undefined && !own.querySelector(".note, .chance")) said.unshift(words.named);
    if (!isOnScale) return said;
    const scaled = (count * scale) / of;
    const lines = [say(words.affected, scaled, scale), say(words.notAffected, scale - scaled, scale)];
    if (of != scale) lines.push(say(words.source, count, of));
    said.unshift(...lines.map((line) => make("p", "", line)));
    if (count * 1000 >= of && fits({ count, of }, squares)) said.unshift(icons((count * squares) / of, squares));
    return said;
  }

  // One row for each benefit or risk of any page; those that most pages name first, then those with numbers.
  function items(body, cells, pages) {
    const rows = new Map();
    pages.forEach((page, column) => find(page, body.dataset.items).forEach((part) => {
      const name = part.querySelector("a, span");
      const key = name.href ?? name.textContent;
      if (!rows.has(key)) rows.set(key, { name, parts: [] });
      rows.get(key).parts[column] = part;
    }));
    for (const row of rows.values()) {
      row.numbers = row.parts.flatMap(({ dataset: { count, of } }) => (of ? [{ count: +count, of: +of }] : []));
      row.named = row.parts.flat().length;
    }
    const order = [...rows.values()].sort((a, b) => b.named - a.named || b.numbers.length - a.numbers.length);
    body.append(...order.map(({ name, parts, numbers }) => {
      const of = scale(numbers);
      const squares = numbers.every((number) => number.count * 1000 < number.of || fits(number, 100)) ? 100 : 1000;
      const title = make("th", "rowheader", copy(name), of ? "" : make("p", "", words.noScale));
      title.scope = "row";
      return make("tr", "row", title, ...cells((_, column) =>
        parts[column] ? answer(parts[column], of, squares) : [words.notNamed]));
    }));
  }

  function draw(pages) {
    const fresh = empty.cloneNode(true);
    const cells = (content) => pages.map((page, column) => {
      const cell = make("td", "cell", ...content(page, column));
      cell.dataset.name = chosen[column].link.textContent;
      return cell;
    });
    const marked = (page, name) => find(page, `[data-compare="${name}"]`).map(copy);
    fresh.rows[0].append(...pages.map((page, column) => {
      const title = make("th", "columnheader", copy(chosen[column].link), ...marked(page, "notice"));
      title.scope = "col";
      return title;
    }));
    for (const row of find(fresh, "[data-row]")) {
      row.append(...cells((page) => {
        const parts = marked(page, row.dataset.row);
        return parts[0] ? parts : [row.dataset.none];
      }));
    }
    for (const body of find(fresh, "[data-items]")) {
      body.rows[0].cells[0].colSpan = pages.length + 1;
      items(body, cells, pages);
    }
    table.replaceWith(fresh);
    table = fresh;
  }

  async function update(problem = "") {
    const now = (turn += 1);
    const condition = filter?.value;
    for (const { line, box } of all) {
      box.checked = chosen.some((one) => one.box === box);
      line.hidden = condition && !box.checked && !line.dataset.conditions.split(" ").includes(condition);
    }
    const query = [chosen[0] && `t=${chosen.map(({ id }) => id)}`, condition && `c=${condition}`].filter(Boolean).join("&");
    for (const link of find(document, ".languages a")) link.search = query;
    // Files on a disk keep their address.
    if (location.protocol !== "file:") history.replaceState(null, "", query ? `?${query}` : location.pathname);
    status.textContent = `${problem} ${say(status.dataset.form, chosen.length)}`;
    const pages = await Promise.all(chosen.map(load)).catch(() => null);
    if (now !== turn) return;
    if (pages) draw(pages);
    else status.textContent = words.failed;
    table.hidden = get("to-comparison").hidden = !pages || chosen.length < 2;
    get("unloaded").replaceChildren(...(pages ? [] : chosen.map(({ link }) => make("li", "", copy(link)))));
  }

  const query = new URLSearchParams(location.search);
  const named = [...new Set((query.get("t") ?? "").split(",").filter(Boolean))];
  const known = named.flatMap((id) => all.filter((one) => one.id === id));
  chosen = known.slice(0, 4);
  if (filter) filter.value = query.get("c") ?? "";
  if (filter?.selectedIndex < 0) filter.value = "";
  for (const { link } of all) link.remove();
  for (const element of find(document, "[data-scripted]")) element.hidden = false;
  const chooser = get("chooser");
  chooser.open = chosen.length < 2;
  chooser.addEventListener("change", ({ target }) => {
    const one = all.find(({ box }) => box === target);
    if (one?.box.checked && chosen.length === 4) return update(words.full);
    if (one) chosen = one.box.checked ? [...chosen, one] : chosen.filter((other) => other !== one);
    return update();
  });
  update(known.length > 4 ? words.full : known.length < named.length ? words.unknown : "");
})();
