// What scripts/check-access asks of a page, run within it. Each function gives a list of [rule, selector, words].
(() => {
  "use strict";

  const shown = (element) => element.checkVisibility({ visibilityProperty: true });

  /** A short path to an element that somebody can find it by. */
  function selector(element) {
    const parts = [];
    for (let e = element; e && e !== document.body && parts.length < 3; e = e.parentElement) {
      if (e.id) {
        parts.unshift(`#${e.id}`);
        break;
      }
      const first = [...e.classList].slice(0, 2).map((name) => `.${name}`).join("");
      parts.unshift(e.localName + first);
    }
    return parts.join(" > ");
  }

  /** Text for screen readers only: cut off on purpose. */
  const isForReadersOnly = (element) => {
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.position === "absolute" && style.clipPath !== "none" && e.clientWidth <= 1) return true;
    }
    return false;
  };

  /** What may be wider than the page: it scrolls by itself, and the keyboard reaches it. */
  const scrolls = (style, axis) => ["auto", "scroll"].includes(style[`overflow${axis}`]);

  function overflow() {
    const found = [];
    const root = document.scrollingElement;
    const hides = [document.documentElement, document.body].some((e) => ["hidden", "clip"].includes(getComputedStyle(e).overflowX));
    if (root.scrollWidth > innerWidth || hides) {
      const wide = [...document.body.querySelectorAll("*")].filter((e) => {
        const box = e.getBoundingClientRect();
        if (box.width === 0 || (box.right <= innerWidth + 1 && box.left >= -1) || isForReadersOnly(e)) return false;
        for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
          if (getComputedStyle(p).overflowX !== "visible") return false;
        }
        return true;
      });
      const inner = wide.find((e) => !wide.some((other) => other !== e && e.contains(other)));
      if (inner || root.scrollWidth > innerWidth) {
        found.push(["wider-than-page", selector(inner ?? root), `the page is ${root.scrollWidth} px wide, not ${innerWidth}`]);
      }
    }
    for (const e of document.body.querySelectorAll("*")) {
      if (e.closest("svg, iframe") || !e.textContent.trim() || !shown(e)) continue;
      const style = getComputedStyle(e);
      const over = { X: e.scrollWidth > e.clientWidth + 1, Y: e.scrollHeight > e.clientHeight + 1 };
      if (style.display === "inline" || !(over.X || over.Y)) continue;
      for (const axis of ["X", "Y"]) {
        const kind = style[`overflow${axis}`];
        if (!over[axis] || kind === "visible") continue;
        if (scrolls(style, axis)) {
          if (e.localName !== "textarea" && !(e.tabIndex >= 0 && (e.ariaLabel || e.getAttribute("aria-labelledby")))) {
            found.push(["scrolls-unreached", selector(e), "it scrolls, and has no tabindex=\"0\" or no name"]);
          }
        } else if (!isForReadersOnly(e)) {
          found.push(["cut-off", selector(e), `${JSON.stringify(e.textContent.trim().slice(0, 40))} is cut off`]);
        }
      }
    }
    return found;
  }

  const FOCUSABLE = "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  /** The arrow keys lead from the chosen button of a group to the others. */
  const isReachedByArrows = (e) =>
    e.type === "radio" && !e.checked && [...document.getElementsByName(e.name)].some((other) => other.checked);
  const focusable = () =>
    [...document.querySelectorAll(FOCUSABLE)].filter(
      (e) => e.tabIndex >= 0 && !e.disabled && shown(e) && !e.closest("[inert]") && !isReachedByArrows(e));

  const LOOKS = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderTopColor", "borderTopWidth",
    "borderTopStyle", "borderBottomColor", "borderBottomWidth", "backgroundColor", "color", "textDecorationLine",
    "textDecorationThickness", "stroke", "strokeWidth", "fill"];
  const looks = (element) => {
    // The mark may be drawn around a box that stands for the element, such as the shape within a link of a drawing.
    const all = [element, element.parentElement, ...element.querySelectorAll("*")].slice(0, 12);
    return all.map((e) => {
      const style = getComputedStyle(e);
      // A line of no style has a width and a colour all the same.
      return LOOKS.filter((name) => style[name.replace(/(Width|Color)$/, "Style")] !== "none").map((name) => style[name]).join();
    }).join("|");
  };

  /** Whether anything lies over an element that has the focus. */
  function isCovered(element) {
    // The box of a link within a drawing may hold far more than its shapes.
    const parts = element.ownerSVGElement ? [...element.querySelectorAll("path, ellipse, rect")] : [element];
    for (const whole of parts.flatMap((part) => [...part.getClientRects()])) {
      const [left, top] = [Math.max(whole.left, 0), Math.max(whole.top, 0)];
      const box = { left, top, width: Math.min(whole.right, innerWidth) - left, height: Math.min(whole.bottom, innerHeight) - top };
      if (box.width <= 0 || box.height <= 0) continue;
      for (const [x, y] of [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]]) {
        const place = [box.left + box.width * x, box.top + box.height * y];
        const upper = document.elementFromPoint(...place);
        if (upper && (element.contains(upper) || upper.closest("label")?.control === element)) return false;
      }
    }
    return true;
  }

  /** Gives the focus to each element in turn; a key has to be pressed before, so that browsers show where it is. */
  function focus(most) {
    const all = focusable();
    const step = Math.max(1, Math.ceil(all.length / most));
    const found = [];
    all.forEach((element, index) => {
      if (element.tabIndex > 0) found.push(["tab-order", selector(element), "a tabindex above 0 changes the order"]);
      if (index > 40 && index % step) return;
      document.activeElement?.blur();
      const before = looks(element);
      element.focus();
      if (document.activeElement !== element) {
        found.push(["focus-lost", selector(element), "it cannot have the focus"]);
      } else if (element.localName !== "iframe" && looks(element) === before) {
        found.push(["focus-invisible", selector(element), "nothing shows that it has the focus"]);
      } else if (isCovered(element)) {
        found.push(["focus-covered", selector(element), "something lies over it while it has the focus, or it is out of sight"]);
      }
    });
    document.activeElement?.blur();
    scrollTo(0, 0);
    return found;
  }

  /** Where the keyboard is. */
  function place() {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const box = e.getBoundingClientRect();
    return {
      selector: selector(e),
      number: focusable().indexOf(e),
      href: e.getAttribute("href"),
      inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      isInMain: Boolean(e.closest("main")),
    };
  }

  /** What still moves where somebody has asked for less motion. */
  function motion() {
    const found = document.getAnimations().map((a) => ["motion", selector(a.effect.target), "it is animated"]);
    for (const e of document.querySelectorAll("*")) {
      const style = getComputedStyle(e);
      if (parseFloat(style.transitionDuration) > 0.01 || parseFloat(style.animationDuration) > 0.01) {
        found.push(["motion", selector(e), "it has a transition or an animation"]);
      } else if (style.scrollBehavior === "smooth") {
        found.push(["motion", selector(e), "it scrolls smoothly"]);
      }
    }
    return found;
  }

  /** Whether the two kinds of squares of each icon array can be told from each other. */
  function iconArrays() {
    const found = [];
    for (const array of document.querySelectorAll("svg.icon-array")) {
      const kinds = [".affected", ".not-affected"].map((name) => array.querySelector(name)).filter(Boolean);
      const styles = kinds.map((e) => getComputedStyle(e)).map((style) => [style.fill, style.stroke].join());
      const unseen = kinds.find((e) => {
        const style = getComputedStyle(e);
        const background = getComputedStyle(document.body).backgroundColor;
        return [style.fill, style.stroke].every((paint) => paint === "none" || paint === background);
      });
      if (kinds.length === 2 && styles[0] === styles[1]) found.push(["icon-array", selector(array), "both kinds of squares look the same"]);
      if (unseen) found.push(["icon-array", selector(unseen), "these squares have the colour of the page"]);
    }
    return found;
  }

  /** What is of no use, or cannot be seen, where no script runs. Such parts are `hidden` until a script shows them. */
  function withoutScript() {
    const found = [];
    for (const e of document.querySelectorAll("button, select, input, [role=button], [role=tab], a[href='#'], a[href^='javascript:']")) {
      if (!shown(e)) continue;
      const form = e.form;
      const sends = form?.hasAttribute("action") && form.method !== "dialog";
      // Fields of a consent sheet are filled in, and printed.
      const isToPrint = e.matches("input, textarea") && (e.closest(".sheet") || e.type === "checkbox");
      const isNative = e.hasAttribute("popovertarget") || e.hasAttribute("commandfor");
      if (!sends && !isToPrint && !isNative) found.push(["needs-script", selector(e), "it does nothing without JavaScript"]);
    }
    for (const e of document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, dt, dd, td, th, a[href]), nav a[href], header a[href], footer a[href]")) {
      // The page numbers of a consent sheet come from whatever prints it.
      if (!e.textContent.trim() || shown(e) || e.closest(".sheet .page-count, [hidden], template, dialog, [popover], details:not([open])")) continue;
      found.push(["hidden-without-script", selector(e), `${JSON.stringify(e.textContent.trim().slice(0, 40))} is not shown`]);
    }
    return found;
  }

  const isBlock = (e) => {
    const style = getComputedStyle(e);
    return !["inline", "none", "contents"].includes(style.display) && !e.closest("svg, bdi, [dir]:not(html)") && style.position !== "fixed";
  };

  /** Compares a page from right to left with its mirror: the same page from left to right. */
  function mirror() {
    const root = document.documentElement;
    const boxes = () => elements.map((e) => e.getBoundingClientRect());
    const found = [];
    const elements = [...document.body.querySelectorAll("*")].filter((e) => isBlock(e) && shown(e) && !isForReadersOnly(e));
    const before = boxes();
    root.dir = "ltr";
    const after = boxes();
    root.dir = "rtl";
    const width = root.clientWidth;
    elements.forEach((element, index) => {
      const [a, b] = [before[index], after[index]];
      // Letters stand in other places of a line, so only boxes of one size in both directions can be compared.
      if (Math.abs(a.width - b.width) > 1 || Math.abs(width - a.right - b.left) <= 2) return;
      const style = getComputedStyle(element);
      if (style.display.startsWith("inline")) return;
      found.push(["not-mirrored", selector(element), `it begins ${Math.round(width - a.right)} px from the right, and ${Math.round(b.left)} px from the left`]);
    });
    for (const e of elements) {
      const style = getComputedStyle(e);
      if (["left"].includes(style.textAlign) && e.textContent.trim()) found.push(["not-mirrored", selector(e), "its text is aligned to the left"]);
      const starts = parseFloat(style.borderLeftWidth) - parseFloat(style.borderRightWidth);
      if (starts > 2) found.push(["not-mirrored", selector(e), "its thick border is on the left"]);
    }
    return found;
  }

  /** Numbers with signs between their digits, such as those of a phone: from right to left they would be read backwards. */
  function numbers() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!/\+?[0-9][0-9]+[-() .][0-9() .-]*[0-9]/.test(node.data) || parent.closest("svg, script, style, template") || !shown(parent)) continue;
      if (getComputedStyle(parent).direction === "rtl") {
        found.push(["number-not-isolated", selector(parent), `${JSON.stringify(node.data.trim().slice(0, 40))} is read backwards: <bdi dir="ltr"> is missing`]);
      }
    }
    return found;
  }

  /** What axe is spared: items of long lists are all made by the same line of a template. */
  function shorten(most) {
    for (const list of document.querySelectorAll("main :is(ul, ol, dl, tbody)")) {
      for (const item of [...list.children].slice(most)) item.remove();
    }
    for (const section of [...document.querySelectorAll("main > section")].slice(most)) section.remove();
  }

  window.access = { overflow, focus, place, motion, iconArrays, withoutScript, mirror, numbers, shorten, focusable };
})();
