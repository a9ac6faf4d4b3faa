const [notice, form, found, near, list, more, help] = document.querySelectorAll("[data-part]");
const words = form.dataset;
const { q: field, kinds } = form.elements;
const boxes = [...kinds.elements];
let library, names, turn = 0;

const make = (name, ...parts) => {
  const element = document.createElement(name);
  element.append(...parts);
  return element;
};
const item = (title, href, ...parts) => make("li", Object.assign(make("a", title), { href }), ...parts);

async function load() {
  const index = await import(new URL(words.index, location));
  // Pagefind's filters differ at each build; all pages in order of their group tell as much.
  const all = await index.search(null, { sort: { group: "asc" } });
  const groups = boxes.flatMap((box) => Array(+box.dataset.count).fill(box.value)).sort();
  return [index, new Map(all.results.map(({ id }, at) => [id, groups[at]]))];
}

const row = ({ meta, url, excerpt, sub_results }) => {
  const text = make("p");
  // Pagefind has escaped all but its marks.
  text.innerHTML = excerpt;
  const parts = sub_results.filter((part) => part.url.includes("#")).slice(0, 3).map((part) => item(part.title, part.url));
  return item(meta.title, url, ` (${meta.kind})`, text, make("ul", ...parts));
};

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const edits = (a, b) => [...a].reduce((row, letter, i) => {
  const next = [i + 1];
  for (let j = 0; j < b.length; j++) next.push(Math.min(row[j] + (letter !== b[j]), row[j + 1] + 1, next[j] + 1));
  return next;
}, [...Array(b.length + 1).keys()])[b.length];

const nearest = (word, others) =>
  Math.min(...others.map((other) => edits(word, other)).filter((far) => far <= Math.min(2, word.length / 4)));

// Word by word, or with other gaps between words.
const farness = (typed, name) => Math.min(
  typed.reduce((sum, word) => sum + nearest(word, name), 0),
  nearest(typed.join(""), name.flatMap((_, at) => [1, 2, 3].map((count) => name.slice(at, at + count).join("")))));

// Where Pagefind knows no such word it finds what begins as it does: whether what is marked in the excerpts is what was typed.
function isMarked(typed, excerpts) {
  const marked = excerpts.flatMap((text) => [...text.matchAll(/<mark>(.*?)<\/mark>/g)].flatMap(([, words]) => plain(words)));
  return typed.every((word) => marked.some((other) => other.startsWith(word) || edits(word, other) <= Math.min(2, word.length / 4)));
}

async function suggest(typed, isEmpty) {
  names ??= await (await fetch(words.names)).json();
  return names.map(([title, url, ...also]) => ({ title, url, far: Math.min(...[title, ...also].map((name) => farness(typed, plain(name)))) }))
    // What is spelt so is in the results.
    .filter(({ far }) => far < Infinity && (far || isEmpty))
    .sort((a, b) => a.far - b.far || a.title.length - b.title.length)
    .slice(0, 5).map(({ title, url }) => item(title, url));
}

// What stays is not hidden for a moment: it would lose the focus.
function show(text, items = [], close = [], hasMore = false, hidesHelp = true) {
  found.textContent = text;
  list.replaceChildren(...items);
  near.lastElementChild.replaceChildren(...close);
  near.hidden = !close.length;
  more.hidden = !hasMore;
  help.hidden = hidesHelp;
  notice.hidden = true;
}

async function search(most = 10) {
  const own = ++turn;
  const asked = new FormData(form);
  const query = field.value.trim();
  kinds.hidden = !query;
  history.replaceState(null, "", `?${new URLSearchParams(asked)}`);
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
    const results = all.filter(({ id }) => !chosen.length || chosen.includes(groups.get(id)));
    const pages = await Promise.all(results.slice(0, most).map((page) => page.data()));
    const items = pages.map(row);
    const typed = plain(query);
    const isSure = all.length >= 10 && isMarked(typed, pages.map(({ excerpt }) => excerpt));
    const close = isSure ? [] : await suggest(typed, !results.length);
    if (own !== turn) return;
    const said = (items.length ? words.found : words.none).replace(/{.*}/, () => results.length || query);
    show(said, items, close, items.length < results.length, items.length > 0);
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
  const own = ++turn;
  setTimeout(() => own === turn && search(), 250);
});
more.addEventListener("click", async () => {
  const at = list.children.length;
  await search(at + 10);
  list.children[at]?.firstChild.focus();
});

form.hidden = false;
notice.hidden = true;
const asked = new URLSearchParams(location.search);
field.value = asked.get("q") ?? "";
for (const box of boxes) box.checked = asked.getAll("kind").includes(box.value);
if (field.value) search();
