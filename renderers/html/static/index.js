"use strict";
/* An index shows only the names that hold what is typed, whatever their case and diacritics. Without this script all are there. */
(() => {
  const box = document.querySelector("p.filter"), field = box.querySelector("input"), status = box.querySelector("[role=status]");
  const letters = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ʼ": "'", "’": "'" };
  const fold = words => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ßæœøłđðþıħʼ’]/g, one => letters[one]);
  const rows = [...document.querySelectorAll("table.index tbody tr")].map(row => {
    const name = row.cells[0], ids = name.querySelector(".ids"), also = name.querySelector("[data-also]");
    const shown = name.textContent.slice(0, ids ? -ids.textContent.length : undefined);
    return { row, words: fold(also ? `${shown} ${also.dataset.also}` : shown) };
  });
  const sections = document.querySelectorAll("section.letter");
  let waiting = 0;

  const show = () => {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, words } of rows) {
      row.hidden = !wanted.every(one => words.includes(one));
      shown += !row.hidden;
    }
    for (const section of sections) { section.hidden = !section.querySelector("tbody tr:not([hidden])"); }
    const said = shown ? box.dataset.shown.replace("{}", shown).replace("{}", rows.length) : box.dataset.nothing;
    clearTimeout(waiting);  /* said when the typing rests, so that a screen reader is not interrupted by each letter */
    waiting = setTimeout(() => { status.textContent = wanted.length ? said : ""; }, 250);
  };

  box.hidden = false;
  field.addEventListener("input", show);
  field.addEventListener("keydown", event => {
    if (event.key === "Escape" && field.value) { event.preventDefault(); field.value = ""; show(); }
  });
  if (field.value) { show(); }  /* what was typed before the reader went away and came back */
})();
