"use strict";
/* Copies citations of a text, and of a passage chosen by its number or a selection. The page of a text loads it at the first click. */
(() => {
  const part = document.querySelector(".cite-this");
  if (!part) { return; }
  const data = part.dataset, make = (name, kind) => Object.assign(document.createElement(name), { className: kind });
  const button = (label, act) => {
    const made = make("button", "cite-button");
    made.textContent = label;
    made.onclick = () => act(made);
    return made;
  };
  const copier = (words) => button(data.copy, (made) => {
    const select = () => getSelection().selectAllChildren(words), board = navigator.clipboard;
    board ? board.writeText(words.textContent).then(() => { made.textContent = data.copied; }, select) : select();
  });
  for (const one of part.querySelectorAll(".citation")) { one.after(copier(one)); }

  let box;
  const close = () => box && box.remove();
  const show = (element, place, after) => {
    const words = make("span", "");
    const page = /:/.test(data.address) || location.protocol === "file:" ? data.address : location.href.split("#")[0];
    words.textContent = data.title + (place ? ", " + place.dataset.cite : "") + data.of + ", " + page + "#" + encodeURI(element.id);
    close();
    box = make("span", "gen cite-box");
    box.role = "status";
    box.append(words, copier(words), button(data.close, close));
    after.after(box);
  };
  globalThis.cite = (event) => {
    if (event.key) { return event.key === "Escape" && close(); }
    const link = event.target.closest("[data-cite]");
    if (link) { return show(link.closest("[id]:not(a)"), link, link); }
    const chosen = getSelection(), at = chosen.anchorNode && chosen.anchorNode.parentElement;
    if (!at || chosen.isCollapsed || [at, event.target].some((one) => one.closest(".gen"))) { return; }
    const near = at.closest("article [id]"), place = at.closest(":has(> [data-cite])");
    if (near) { show(near, place && place.querySelector("[data-cite]"), near); }
  };
  for (const one of ["click", "keydown"]) { document.addEventListener(one, globalThis.cite); }
})();
