// The search page. A module: from a disk no index could be loaded either.
const [root, notice, form, found, near, list, more, help] =
  ["search", "notice", "form", "found", "near", "results", "more", "help"].map((id) => document.getElementById(id));
const { q: field, kinds } = form.elements;
const boxes = [...kinds.elements];
const words = root.dataset;
const site = new URL(words.root || ".", location);
let library, names, results, timer, turn = 0;

const make = (name, ...parts) => {
  const element = document.createElement(name);
  element.append(...parts);
  return element;
};
const link = (text, url) => Object.assign(make("a", text), { href: url });

async function load() {
  const index = await import(new URL(words.index, location));
  await index.options({ baseUrl: site.pathname });
  // Filters would be other bytes at each build; sorted by group, all pages tell the group of each.
  const all = await index.search(null, { sort: { group: "asc" } });
  const groups = boxes.flatMap((box) => Array(+box.dataset.count).fill(box.value)).sort();
  return [index, new Map(all.results.map(({ id }, at) => [id, groups[at]]))];
}

const rows = async (start) =>
  (await Promise.all(results.slice(start, start + 10).map((page) => page.data()))).map((page) => {
    const text = make("p");
    // Pagefind has escaped all but its marks.
    text.innerHTML = page.excerpt;
    const parts = page.sub_results.filter(({ url }) => url.includes("#")).slice(0, 3);
    return make("li", link(page.meta.title, page.url), ` (${page.meta.kind})`, text,
      make("ul", ...parts.map(({ title, url }) => make("li", link(title, url)))));
  });

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

// How many letters are wrong, missing or too many.
const distance = (a, b) => [...a].reduce((row, letter, i) => {
  const next = [i + 1];
  for (let j = 0; j < b.length; j++) next.push(Math.min(row[j] + (letter !== b[j]), row[j + 1] + 1, next[j] + 1));
  return next;
}, [...Array(b.length + 1).keys()])[b.length];

const nearest = (word, others) =>
  Math.min(...others.map((other) => distance(word, other)).filter((far) => far <= Math.min(2, word.length / 4)));

// Word by word, or all words as some of the name's with other gaps between them.
const farness = (typed, name) => Math.min(
  typed.reduce((sum, word) => sum + nearest(word, name), 0),
  nearest(typed.join(""), name.flatMap((_, at) => [1, 2, 3].map((count) => name.slice(at, at + count).join("")))));

async function suggestions(typed) {
  names ??= await (await fetch(words.names)).json();
  return names.map(([title, path, ...also]) => ({ title, path, far: Math.min(...[title, ...also].map((name) => farness(typed, plain(name)))) }))
    // What is found as it was typed is in the results.
    .filter(({ far }) => far < Infinity && (far || !results.length))
    .sort((a, b) => a.far - b.far || a.title.length - b.title.length)
    .slice(0, 5).map(({ title, path }) => make("li", link(title, new URL(path, site))));
}

function show(text, items = [], close = []) {
  found.textContent = text;
  list.replaceChildren(...items);
  near.lastElementChild.replaceChildren(...close);
  near.hidden = !close.length;
  more.hidden = items.length === results?.length || !items.length;
  help.hidden = notice.hidden = true;
}

async function search() {
  clearTimeout(timer);
  const own = ++turn;
  const asked = new FormData(form);
  const query = field.value.trim();
  history.replaceState(null, "", `?${new URLSearchParams(asked)}`);
  kinds.hidden = !query;
  if (!query || !library) show(query && words.searching);
  if (!query) return;
  try {
    const [index, groups] = await (library ??= load());
    const all = (await index.search(query)).results;
    if (own !== turn) return;
    for (const box of boxes) {
      box.nextElementSibling.textContent = all.filter(({ id }) => groups.get(id) === box.value).length;
    }
    const chosen = asked.getAll("kind");
    results = all.filter(({ id }) => !chosen.length || chosen.includes(groups.get(id)));
    const items = await rows(0);
    const close = all.length < 10 ? await suggestions(plain(query)) : [];
    if (own !== turn) return;
    show((items.length ? words.found : words.none).replace(/{.*}/, () => results.length || query), items, close);
    help.hidden = items.length;
  } catch {
    library = null;
    show("");
    notice.hidden = false;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, 250);
});
more.addEventListener("click", async () => {
  const own = turn;
  const items = await rows(list.children.length);
  if (own !== turn) return;
  list.append(...items);
  more.hidden = list.children.length === results.length;
  items[0].firstChild.focus();
});

form.hidden = false;
const asked = new URLSearchParams(location.search);
field.value = asked.get("q") ?? "";
for (const box of boxes) box.checked = asked.getAll("kind").includes(box.value);
search();
