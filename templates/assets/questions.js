// Prints the questions of a page alone. Nothing of what is ticked is kept.
(() => {
  const root = document.documentElement;
  root.dataset.scripted = "";
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-print-questions]")) return;
    root.dataset.print = "questions";
    window.print();
  });
  window.addEventListener("afterprint", () => delete root.dataset.print);
})();
