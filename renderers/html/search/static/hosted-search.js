"use strict";
/* The search page where Pagefind answers (edition build --search pagefind): our page, its index. It works on a web server alone, as
   browsers refuse WebAssembly and fetch() from a disk; there, and without JavaScript, the index of words stays.
   docs/search.md says what a document of the index is, and what stands in the ids of its anchors. */
(() => {
  const FACETS = ["text", "person", "organization", "place", "session", "speaker", "date", "in"];
  const PAGE = 20, VALUES_SHOWN = 200, AROUND = 14, MARKS = 20, BETWEEN = "␟", DISK = location.protocol === "file:";
  const form = document.getElementById("ui-search"), input = document.getElementById("ui-query");
  const status = document.getElementById("ui-found"), results = document.getElementById("ui-results");
  const without = document.getElementById("ui-without"), title = document.title;
  let words = {}, engine, known = {}, turn = 0;

  const made = (name, text, of) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (of) { element.className = of; }
    return element;
  };
  const said = (key, ...values) => values.reduce((text, value) => text.replace("{}", () => value), words[key] ?? key);
  const number = (value) => value.toLocaleString(document.documentElement.lang || "en");
  const address = () => new URLSearchParams(location.hash.length > 1 ? location.hash.slice(1) : location.search.slice(1));
  const changed = (values) => {
    const next = address();
    next.delete("page");
    for (const [key, value] of Object.entries(values)) { if (value === null) { next.delete(key); } else { next.set(key, value); } }
    return `#${next}`;
  };
  const link = (text, values) => { const one = made("a", text); one.href = changed(values); one.dir = "auto"; return one; };

  /* Facets. A value of a filter is the value in the address and, after ␟, its name. */
  const valueOf = (whole) => whole.split(BETWEEN)[0];
  const named = (facet, whole) => (facet === "in" ? words[`in-${valueOf(whole)}`] : whole.split(BETWEEN)[1]) || valueOf(whole);
  const years = (value) => {
    const [, from, to] = /^(-?\d+)(?:\.\.(-?\d+))?$/.exec(value) ?? [];
    return Object.keys(known.date ?? {}).filter((one) => from !== undefined && +one >= +from && +one <= +(to ?? from));
  };
  const asked = (filters) => Object.fromEntries([...filters].map(([facet, value]) => {
    const some = facet === "date" ? years(value) : Object.keys(known[facet] ?? {}).filter((whole) => valueOf(whole) === value);
    return [facet, { any: some.length ? some : [`${value}${BETWEEN}`] }];
  }));
  const counted = (facet, counts) => {
    const found = new Map();
    for (const [whole, times] of Object.entries(counts ?? {})) { if (times) { found.set(valueOf(whole), [named(facet, whole), times]); } }
    if (facet !== "date" || found.size <= 24) { return found; }
    const decades = new Map();
    for (const [one, [, times]] of found) {
      const from = Math.floor(+one / 10) * 10, value = `${from}..${from + 9}`;
      decades.set(value, [`${from}–${from + 9}`, (decades.get(value)?.[1] ?? 0) + times]);
    }
    return decades;
  };
  const choices = (counts, filters, all) => {
    const box = made("section", "", "facets");
    box.setAttribute("aria-label", said("facets"));
    for (const facet of FACETS) {
      const values = [...counted(facet, counts[facet])];
      if (filters.has(facet) || !values.length || (values.length === 1 && values[0][1][1] === all)) { continue; }
      values.sort(facet === "date" ? (a, b) => parseInt(a[0], 10) - parseInt(b[0], 10) : (a, b) => b[1][1] - a[1][1]);
      const details = document.createElement("details"), list = document.createElement("ul");
      details.append(made("summary", `${said(`by-${facet}`)} (${number(values.length)})`), list);
      details.addEventListener("toggle", () => {
        if (list.firstChild) { return; }
        for (const [value, [name, times]] of values.slice(0, VALUES_SHOWN)) {
          const item = document.createElement("li");
          item.append(link(name, { [facet]: value }), " ", made("span", number(times), "label"));
          list.append(item);
        }
      });
      box.append(details);
    }
    return box;
  };
  const removals = (filters) => {
    const list = made("ul", "", "chosen");
    list.setAttribute("aria-label", said("chosen"));
    for (const [facet, value] of filters) {
      const whole = Object.keys(known[facet] ?? {}).find((one) => valueOf(one) === value) ?? value.replace("..", "–");
      const item = document.createElement("li"), name = `${said(`by-${facet}`)}: ${named(facet, whole)}`;
      const one = link(`${name} ×`, { [facet]: null });
      one.setAttribute("aria-label", said("remove", name));
      item.append(one);
      list.append(item);
    }
    return list;
  };

  /* A document: its words by number; anchors say at which of them a passage begins (p, id, number, letters before) or a label
     (l, words). It leads to each of its passages in which something was found. */
  const tokensOf = (content) => content.split(content.includes("\u200b") ? "\u200b" : /\s+/);
  const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  const WORD = /[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?/u;
  const line = ({ raw_content: content, anchors, locations, filters }) => {
    const tokens = tokensOf(content), hits = [...new Set(locations)].sort((a, b) => a - b);
    const places = anchors.map(({ id, location }) => ({ at: location, parts: id.split(BETWEEN).map(decodeURIComponent) }));
    const [text, name] = filters.text[0].split(BETWEEN), passages = places.filter(({ parts }) => parts[0] === "p");
    const links = passages.flatMap(({ at, parts: [, anchor, passage, before] }, n) => {
      const end = passages[n + 1]?.at ?? tokens.length, marks = [];
      let letters = +before;
      for (let word = at; word < end && marks.length < MARKS; word++) {
        const bare = hits.includes(word) && WORD.exec(tokens[word]);
        if (bare && letters + bare.index >= 0) { marks.push(`${letters + bare.index}.${bare[0]}`); }
        letters += tokens[word].length;
      }
      if (!hits.some((word) => word >= at && word < end)) { return []; }
      const one = made("a", passage || name);
      one.href = `texts/${encodeURIComponent(text)}.html${marks.length ? `?mark=${encodeURIComponent(marks.join(" "))}` : ""}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;
      one.dir = "auto";
      return [one];
    });
    const item = document.createElement("li"), [one, ...others] = links, first = hits[0] ?? 0;
    const label = places.filter(({ at, parts }) => parts[0] === "l" && at <= first).pop()?.parts[1];
    if (one && one.textContent !== name) { one.textContent = `${name}, ${one.textContent}`; }
    item.append(one ?? name, ...(label ? [" ", made("span", label, "label")] : []), context(tokens, hits, first));
    if (others.length) {
      const also = made("p", `${said("also")} `, "label");
      others.forEach((other, n) => also.append(n ? ", " : "", other));
      item.append(also);
    }
    return item;
  };
  const context = (tokens, hits, first) => {
    const from = Math.max(0, first - AROUND), to = Math.min(tokens.length, first + 2 * AROUND), all = made("p", from ? "… " : "");
    all.dir = "auto";
    for (let n = from; n < to; n++) {
      const bare = hits.includes(n) && WORD.exec(tokens[n]), [word, at] = bare ? [bare[0], bare.index] : ["", 0];
      all.append(tokens[n].slice(0, at), ...(bare ? [made("mark", word)] : []), tokens[n].slice(at + word.length), n + 1 < to ? " " : "");
    }
    if (to < tokens.length) { all.append(" …"); }
    return all;
  };

  /* Where nothing begins with a word, Pagefind finds what begins with some letters of it: X for xyzzy. That is not what was asked. */
  const folded = (word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const alike = (asked, token) => [token, ...token.split(/[^\p{L}\p{N}]+/u)].some((one) => {
    const word = one.replace(/[^\p{L}\p{N}]/gu, ""), most = Math.min(asked.length, word.length);
    let same = 0;
    while (same < most && word[same] === asked[same]) { same++; }
    return same === asked.length || same >= Math.max(3, asked.length / 2);
  });
  const isMeant = (question, { raw_content: content, locations }) => {
    const tokens = tokensOf(content), found = locations.map((at) => folded(tokens[at] ?? ""));
    const asked = folded(question).split(/\s+/).map((one) => one.replace(/[^\p{L}\p{N}]/gu, ""));
    return asked.every((one) => !one || ALONE.test(one) || found.some((token) => alike(one, token)));
  };

  const pager = (page, of) => {
    const bar = made("nav", "", "pager");
    bar.setAttribute("aria-label", said("pages"));
    const some = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, of])].filter((n) => n >= 1 && n <= of);
    if (page > 1) { bar.append(link(`← ${said("previous")}`, { page: page - 1 }), " "); }
    some.forEach((n, at) => {
      if (at && n - some[at - 1] > 1) { bar.append("… "); }
      const one = link(number(n), { page: n });
      one.setAttribute("aria-label", said("page", number(n)));
      if (n === page) { one.setAttribute("aria-current", "page"); }
      bar.append(one, " ");
    });
    if (page < of) { bar.append(link(`${said("next")} →`, { page: page + 1 })); }
    return bar;
  };
  const answer = async (question, filters, page) => {
    const { results, filters: counts } = await engine.search(question.replaceAll("*", "").replace(/[“”„«»]/g, '"'), { filters: asked(filters) });
    const hits = results.length && isMeant(question, await results[0].data()) ? results : [];
    const marked = hits.reduce((sum, { words: at }) => sum + new Set(at).size, 0);
    const of = Math.max(1, Math.ceil(hits.length / PAGE)), at = Math.min(Math.max(1, page), of), parts = [];
    const items = (await Promise.all(hits.slice((at - 1) * PAGE, at * PAGE).map((hit) => hit.data()))).map(line);
    if (filters.size) { parts.push(removals(filters)); }
    if (hits.length) {
      const list = made("ol", "", "hits");
      list.start = (at - 1) * PAGE + 1;
      list.setAttribute("role", "list");
      list.append(...items);
      parts.push(choices(counts, filters, hits.length), made("h2", said("hits")), list);
      if (of > 1) { parts.push(pager(at, of)); }
    }
    let told = hits.length ? said(hits.length === 1 ? "found-one" : "found", number(marked), number(hits.length)) : said("nothing", question);
    if (of > 1) { told += ` · ${said("shown", number((at - 1) * PAGE + 1), number(Math.min(at * PAGE, hits.length)))}`; }
    return { told, parts };
  };
  const run = async () => {
    const asking = address(), question = (asking.get("q") ?? "").trim(), mine = ++turn, held = results.contains(document.activeElement);
    const filters = new Map(FACETS.filter((facet) => asking.has(facet)).map((facet) => [facet, asking.get(facet)]));
    const begun = performance.now();
    if (input.value !== question) { input.value = question; }
    document.title = question ? `${question} · ${title}` : title;
    const waiting = setTimeout(() => { if (mine === turn) { status.textContent = said("loading"); } }, 250);
    let given = { told: "", parts: [] };
    try {
      if (question) { given = await answer(question, filters, parseInt(asking.get("page"), 10) || 1); }
    } catch (error) {
      given = { told: said("failed", error.message), parts: [] };
    }
    clearTimeout(waiting);
    if (mine !== turn) { return; }
    results.replaceChildren(...given.parts);
    status.textContent = given.told;
    results.dataset.milliseconds = Math.round(performance.now() - begun);
    if (held) { status.tabIndex = -1; status.focus(); }
  };

  const submit = () => {
    const next = `#${new URLSearchParams({ q: input.value.trim() })}`;
    if (location.hash === next) { run(); } else { location.hash = next; }
  };
  const begin = async () => {
    engine = (await import("../search/pagefind/pagefind.js")).createInstance({ noWorker: true });
    await engine.init();
    known = await engine.filters();
    form.hidden = document.getElementById("ui-help").hidden = false;
    status.textContent = "";
    input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); submit(); } });
    document.getElementById("ui-ask").addEventListener("click", submit);
    window.addEventListener("hashchange", run);
    for (const [name, value] of [["autocomplete", "off"], ["autocapitalize", "off"], ["spellcheck", "false"]]) { input.setAttribute(name, value); }
    if (!location.hash && !location.search) { input.focus(); }
    await run();
  };
  window.editionSearch = (_, data) => {
    words = data.words;
    without.hidden = true;
    status.textContent = said(DISK ? "disk" : "waiting");
    if (!DISK) { begin().catch((error) => { status.textContent = said("unavailable", error.message); }); }
  };
  const script = document.createElement("script");
  script.src = "search/edition.js";
  document.head.append(script);
})();
