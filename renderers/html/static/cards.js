"use strict";
/* The card of a name: who it is, how often here and in all, and the way to its page. Loaded when the first name is asked for.
   The data come as scripts (data/entities.js), since a page opened from a disk may load nothing else. */
{
  const { main, load } = globalThis.reading, known = {}, loaded = new Set(), card = document.createElement("div");
  let shards = 0, words = null, asked = null;
  globalThis.names = (of, said, found) => { shards = of; words = said; Object.assign(known, found); };

  const written = link => link.getAttribute("href"), address = link => written(link).replace(/^(\.\.\/)+/, "");
  const shard = page => [...page].reduce((found, letter) => (found * 31 + letter.codePointAt(0)) % 65521, 0) % shards;
  const once = (file, then, otherwise) => (loaded.has(file) ? then() : load(file, () => { loaded.add(file); then(); }, otherwise));

  card.id = "ui-card";
  card.popover = "auto";
  card.tabIndex = -1;
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-labelledby", "ui-card-name");
  card.addEventListener("toggle", event => {  /* whoever goes on elsewhere is not called back */
    const at = document.activeElement;
    if (event.newState === "closed" && (at === document.body || card.contains(at))) { asked.focus(); }
  });
  main.append(card);

  const add = (name, content, into = card) => {
    const made = document.createElement(name);
    made.textContent = content;
    into.append(made);
    return made;
  };

  const here = link => {
    const listed = main.querySelector(`.named a[href="${written(link)}"] + .label`)?.textContent;
    return listed && words[listed === "1" ? "here-one" : "here-many"].replace("{}", listed);
  };

  const fill = (link, [kind, name, note, dates, all, identifiers]) => {
    card.replaceChildren();
    add("p", kind).className = "label";
    const heading = add("p", name);
    heading.id = "ui-card-name";
    heading.dir = "auto";
    for (const said of [dates, note, [here(link), all].filter(Boolean).join("; ")]) { if (said) { add("p", said).dir = "auto"; } }
    for (const one of identifiers) {
      const line = add("p", "");
      line.className = "identifier";
      if (/^https?:/.test(one)) { add("a", one, line).href = one; } else { line.textContent = one; }
    }
    add("a", words.page).href = link.href;
    const close = add("button", "×");
    close.type = "button";
    close.setAttribute("aria-label", words.close);
    close.onclick = () => card.hidePopover();
  };

  const place = link => {
    const box = link.getClientRects()[0], high = card.offsetHeight + 16, right = document.documentElement.clientWidth - card.offsetWidth - 8;
    const below = box.bottom + high < innerHeight || box.top < high;
    card.style.top = scrollY + (below ? box.bottom + 8 : box.top - high + 8) + "px";
    card.style.left = Math.max(8, Math.min(box.left, right)) + "px";
  };

  const show = link => {
    const found = known[address(link)];
    if (!found) { location.href = link.href; return; }
    asked = link;
    fill(link, found);
    card.showPopover();
    place(link);
    card.focus({ preventScroll: true });
  };

  globalThis.reading.show = link => {
    const go = () => { location.href = link.href; };
    once("data/entities.js", () => (shards > 1 ? once(`data/entities-${shard(address(link))}.js`, () => show(link), go) : show(link)), go);
  };
}
