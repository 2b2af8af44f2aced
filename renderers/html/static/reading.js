"use strict";
/* The page of a text. Without this script all is there: names lead to their pages, notes stand at the foot, switches work. With it,
   switches are as they were left, notes stand in the margin where there is room, and what only some readers want is loaded when it is
   asked for: whom a name means (cards.js), citations to copy (citing.js), words that were searched (mark.js). */
{
  const site = document.currentScript.src.replace(/static\/[^/]*$/, "");
  const main = document.querySelector("main"), each = (found, act) => main.querySelectorAll(found).forEach(act);

  /* Switches, remembered in this browser if it remembers anything */
  const switches = "[id^=ui-show-], [name=ui-where]";
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem("edition-switches")) || {}; } catch { kept = {}; }
  each(switches, one => { if (one.id in kept) { one.checked = kept[one.id]; } });
  main.addEventListener("change", event => {
    if (!event.target.matches(switches)) { return; }
    each(switches, one => { kept[one.id] = one.checked; });
    try { localStorage.setItem("edition-switches", JSON.stringify(kept)); } catch { kept = {}; }
    arrange();
  });

  /* The numbers of passages are one stop of the Tab key; arrow keys go from one to the next */
  const numbers = [...main.querySelectorAll(".permalink")];
  numbers.forEach((one, n) => { one.tabIndex = n ? -1 : 0; });
  main.addEventListener("keydown", event => {
    const at = numbers.indexOf(event.target);
    const to = at < 0 ? null : { ArrowDown: numbers[at + 1], ArrowUp: numbers[at - 1], Home: numbers[0], End: numbers.at(-1) }[event.key];
    if (!to) { return; }
    event.preventDefault();
    event.target.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });

  /* Notes in the margin: the same that stand at the foot, as many as find room near their marks */
  const wide = matchMedia("(min-width: 75rem)");
  const notes = [...main.querySelectorAll(".notes:not(.diplomatic) > .entry")];
  function arrange() {  /* all is changed at once, then all is measured: on a long page each measuring after a change costs much */
    const there = notes.length && wide.matches && !main.querySelector("#ui-side:checked, #ui-show-apparatus:not(:checked)");
    let end = 0;
    main.classList.toggle("margin", there);
    for (const note of notes) { note.classList.toggle("aside", there); }
    const top = there && main.getBoundingClientRect().top;
    const found = there ? notes.map(note => {
      const mark = document.getElementById(note.firstElementChild.hash.slice(1)), high = note.offsetHeight;
      const at = mark && mark.offsetParent ? mark.getBoundingClientRect().top - top - 4 : Infinity, from = Math.max(at, end);
      if (high > 420 || !(from - at < 160)) { return null; }
      end = from + high + 10;
      return from;
    }) : [];
    found.forEach((from, n) => {
      if (from === null) { notes[n].classList.remove("aside"); } else { notes[n].style.top = from + "px"; }
    });
    notes[0]?.parentElement.classList.toggle("all-aside", there && !found.includes(null));
  }
  if (notes.length) {
    const seen = new ResizeObserver(() => {
      arrange();
      if (seen.first) { each(".notes :target", one => one.scrollIntoView()); }
      seen.first = false;
    });
    seen.first = true;
    seen.observe(main.querySelector(".stream.text"));
    main.addEventListener("toggle", arrange, true);
    wide.onchange = arrange;
  }

  function load(file, then, otherwise) {
    const script = document.createElement("script");
    script.src = site + file;
    script.onload = then;
    script.onerror = otherwise;
    document.head.append(script);
  }
  if (/[?&]mark=/.test(location.search)) { load("static/mark.js"); }

  /* The first click or key on the page brings the buttons that copy, and shows what that click asked for */
  let toCite = main.querySelector(".cite-this");
  const cite = event => {
    if (toCite) { load("static/citing.js", () => globalThis.cite(event)); }
    toCite = null;
  };
  for (const one of ["click", "keydown"]) { document.addEventListener(one, cite); }

  /* Whom a name means: a plain click shows it; with a key held it follows the link, as ever */
  const first = link => load("static/cards.js", () => globalThis.reading.show(link), () => { location.href = link.href; });
  globalThis.reading = { main, load, show: first };
  const isName = link => /^(\.\.\/)+(?!texts\/|media\/)[a-z]+\/[^/#]+\.html$/.test(link.getAttribute("href"));
  if (HTMLElement.prototype.showPopover) {
    each(".stream a", link => { if (isName(link)) { link.setAttribute("aria-haspopup", "dialog"); } });
    main.addEventListener("click", event => {
      const link = event.target.closest(".stream a[aria-haspopup]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
      event.preventDefault();
      globalThis.reading.show(link);
    });
  }
}
