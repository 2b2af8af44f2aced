"use strict";
/* The search where Pagefind answers (edition build --search pagefind): its index, our page (search-page.js). It works on a web server
   alone, as browsers refuse WebAssembly and fetch() from a disk; there, and without JavaScript, the index of words stays.
   docs/search.md says what a document of the index is, and what stands in the ids of its anchors. */
editionSearchPage(({ made, said, number, tell }) => {
  const AROUND = 14, MARKS = 20, BETWEEN = "␟", DISK = location.protocol === "file:";
  let engine, known = {};

  /* Facets. A value of a filter is the value in the address and, after ␟, its name. */
  const valueOf = (whole) => whole.split(BETWEEN)[0];
  const named = (whole) => whole.split(BETWEEN)[1] || valueOf(whole);
  const years = (value) => {
    const [, from, to] = /^(-?\d+)(?:\.\.(-?\d+))?$/.exec(value) ?? [];
    return Object.keys(known.date ?? {}).filter((one) => from !== undefined && +one >= +from && +one <= +(to ?? from));
  };
  const chosen = (filters) => Object.fromEntries([...filters].map(([facet, value]) => {
    const some = facet === "date" ? years(value) : Object.keys(known[facet] ?? {}).filter((whole) => valueOf(whole) === value);
    return [facet, { any: some.length ? some : [`${value}${BETWEEN}`] }];
  }));
  const counted = (counts = {}) => {
    const some = Object.entries(counts).filter(([, times]) => times);
    return new Map(some.map(([whole, times]) => [valueOf(whole), { name: named(whole), number: times }]));
  };
  const nameOf = (facet, value) => {
    const whole = Object.keys(known[facet] ?? {}).find((one) => valueOf(one) === value);
    return whole && named(whole);
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

  const begin = async () => {
    tell(said(DISK ? "disk" : "waiting"));
    if (DISK) { return false; }
    try {
      engine = (await import("../search/pagefind/pagefind.js")).createInstance({ noWorker: true });
      await engine.init();
      known = await engine.filters();
      return true;
    } catch (error) {
      tell(said("unavailable", error.message));
      return false;
    }
  };
  const find = async (question, filters) => {
    const { results, filters: counts } = await engine.search(question.replaceAll("*", "").replace(/[“”„«»]/g, '"'), { filters: chosen(filters) });
    const hits = results.length && isMeant(question, await results[0].data()) ? results : [];
    const marked = hits.reduce((sum, { words: at }) => sum + new Set(at).size, 0);
    return {
      hits: hits.length,
      told: said(hits.length === 1 ? "found-one" : "found", number(marked), number(hits.length)),
      counts: (facet) => counted(counts[facet]),
      lines: async (from, to) => (await Promise.all(hits.slice(from, to).map((hit) => hit.data()))).map(line),
    };
  };
  return { begin, find, nameOf };
});
