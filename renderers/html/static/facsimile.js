"use strict";
/* Pictures that can be made larger and moved, by mouse, finger and keyboard. Without this script they fit their column, and each
   leads to the whole picture. A picture is scrolled in its own box: so arrow keys, wheel and fingers do what they always do. */
for (const view of document.querySelectorAll(".plate > .view")) {
  const sheet = view.querySelector(".sheet"), image = view.querySelector("img"), link = image.closest("a");
  const words = document.getElementById("ui-zoom").dataset, steps = [1, 1.5, 2, 3, 4, 6, 8];
  let size = 0, held = null;

  const show = (next, at) => {
    const before = steps[size];
    size = Math.max(0, Math.min(steps.length - 1, next));
    const ratio = steps[size] / before, box = view.getBoundingClientRect();
    const x = at ? at.clientX - box.left : view.clientWidth / 2, y = at ? at.clientY - box.top : view.clientHeight / 2;
    const left = (view.scrollLeft + x) * ratio - x, top = (view.scrollTop + y) * ratio - y;
    if (size && image.src !== link.href) { image.src = link.href; }
    sheet.style.width = steps[size] * 100 + "%";
    view.classList.toggle("large", size > 0);
    view.scrollTo(left, top);
    smaller.disabled = size === 0;
    larger.disabled = size === steps.length - 1;
  };

  const button = (sign, label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.title = label;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };
  const tools = document.createElement("div");
  tools.className = "zoom";
  const larger = button("+", tools_word("larger"), () => show(size + 1));
  const smaller = button("−", tools_word("smaller"), () => show(size - 1));
  tools.append(larger, smaller, button("⤢", tools_word("fit"), () => show(0)));
  view.before(tools);
  view.tabIndex = 0;
  view.setAttribute("role", "group");
  view.setAttribute("aria-label", image.alt + ". " + tools_word("zoom"));
  smaller.disabled = true;

  view.addEventListener("keydown", event => {
    const next = { "+": size + 1, "=": size + 1, "-": size - 1, "−": size - 1, "0": 0 }[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) { return; }
    event.preventDefault();
    show(next);
  });
  view.addEventListener("wheel", event => {
    if (!event.ctrlKey) { return; }
    event.preventDefault();
    show(size + (event.deltaY < 0 ? 1 : -1), event);
  }, { passive: false });
  view.addEventListener("dblclick", event => { event.preventDefault(); show(size + 1, event); });
  view.addEventListener("pointerdown", event => {
    if (event.pointerType === "mouse" && event.button === 0 && size) { held = { x: event.clientX, y: event.clientY, moved: false }; }
  });
  view.addEventListener("pointermove", event => {
    if (!held) { return; }
    view.scrollBy(held.x - event.clientX, held.y - event.clientY);
    held = { x: event.clientX, y: event.clientY, moved: true };
  });
  for (const end of ["pointerup", "pointerleave"]) { view.addEventListener(end, () => { held = null; }); }
  image.addEventListener("dragstart", event => event.preventDefault());
  link.addEventListener("click", event => {  /* a plain click makes the picture larger; the caption still leads to the whole of it */
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.detail === 0) { return; }
    event.preventDefault();
    if (event.detail === 1 && !size) { show(1, event); }
  });

  function tools_word(key) { return words[key] || key; }
}

/* A zone and its place in the text are seen together, under the mouse as by keyboard. */
const pairs = new Map();
for (const zone of document.querySelectorAll(".zones a")) { pairs.set(zone.id, zone); }
for (const mark of document.querySelectorAll("a.zone")) {
  const zone = pairs.get(mark.hash.slice(1)), place = mark.parentElement;
  if (!zone) { continue; }
  const both = on => () => { zone.classList.toggle("seen", on); place.classList.toggle("seen", on); };
  for (const one of [mark, place, zone]) {
    for (const [begin, end] of [["mouseenter", "mouseleave"], ["focusin", "focusout"]]) {
      one.addEventListener(begin, both(true));
      one.addEventListener(end, both(false));
    }
  }
}
