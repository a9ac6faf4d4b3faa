// Prints the questions of a page alone. Nothing of what is ticked is kept.
(() => {
  const button = document.querySelector("[data-print-questions]");
  if (!button) return;
  const root = document.documentElement;
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.print = "questions";
    window.print();
  });
  window.addEventListener("afterprint", () => delete root.dataset.print);
})();
