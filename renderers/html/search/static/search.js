"use strict";
/* The search: it loads from the folder search/ what a question needs, and finds words there. docs/search.md says what stands in those
   files; search-page.js is the page that asks. */
editionSearchPage(({ load, made, said, number }) => {
  /* Numbers as letters: five bits each, the last letter of a number is one of the first half. */
  const VALUES = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((letter, n) => { VALUES[letter.charCodeAt(0)] = n; });
  const numbers = (letters) => {
    const found = [];
    for (let n = 0, number = 0; n < letters.length; n++) {
      const value = VALUES[letters.charCodeAt(n)];
      number = number * 32 + (value & 31);
      if (value < 32) { found.push(number); number = 0; }
    }
    return found;
  };
  const rising = (letters, last = 0) => numbers(letters).map((gap) => (last += gap));
  /* How many of a sorted list are not greater than a value. */
  const upTo = (list, value) => {
    let low = 0, high = list.length;
    while (low < high) { const middle = (low + high) >> 1; if (list[middle] <= value) { low = middle + 1; } else { high = middle; } }
    return low;
  };

  /* Words, as the files have them: without case, diacritics and ligatures. */
  let edition, word, dropped;
  const prepare = (data) => {
    const { alone, marks, inside } = data.fold, letter = `(?![${alone}])[\\p{L}\\p{N}]`;
    edition = data;
    word = new RegExp(`[${alone}][\\p{M}${inside}]*|${letter}(?:${letter}|[\\p{M}${inside}])*`, "gu");
    dropped = new RegExp(`[${marks}]|[^\\p{L}\\p{N}\\p{M}]`, "gu");
  };
  const bare = (text) => text.normalize("NFKD").replace(dropped, "");
  const fold = (text) => {
    const { letters } = edition.fold;
    const folded = [...bare([...bare(text)].map((one) => letters[one] ?? one.toLowerCase()).join(""))];
    return folded.map((one) => letters[one] ?? one).join("").normalize("NFC") || text;
  };
  const terms = (question) => {
    const found = [];
    for (const [, quoted, plain] of question.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)/g)) {
      const said = quoted ?? plain, words = (said.match(word) ?? []).map(fold);
      if (words.length) { found.push({ words, open: /\*\s*$/.test(said) }); }
    }
    return found;
  };

  /* Where words stand: for each text [its place, numbers of words]. */
  const bucketOf = (one) => {
    const first = one.codePointAt(0);
    if (first >= 97 && first <= 122) { return one[0]; }
    return first < 128 ? "0" : `u${first % 32}`;
  };
  const lines = async (one, open) => {
    const bucket = bucketOf(one);
    if (!edition.buckets.includes(bucket)) { return []; }
    const [, firsts] = await load(`search/words/${bucket}~0`);
    const from = Math.max(0, upTo(firsts, one) - 1), to = open ? Math.max(from, upTo(firsts, `${one}\uffff`) - 1) : from;
    const files = await Promise.all(firsts.slice(from, to + 1).map((_, n) => load(`search/words/${bucket}~${from + n}`)));
    const found = [], start = `\n${one}${open ? "" : "\t"}`;
    for (const [file] of files) {
      for (let at = file.indexOf(start); at >= 0 && file.startsWith(start, at);) {
        const end = file.indexOf("\n", at + 1);
        found.push(file.slice(file.indexOf("\t", at) + 1, end));
        at = end;
      }
    }
    return found;
  };
  const places = async (one, open) => {
    const found = new Map(), some = await lines(one, open);
    for (const letters of some) {
      const read = numbers(letters);
      for (let n = 0, text = 0; n < read.length;) {
        text += read[n++];
        const known = found.get(text) ?? [], most = n + 1 + read[n++];
        for (let at = 0; n < most; n++) { at += read[n]; known.push(at); }
        found.set(text, known);
      }
    }
    if (some.length > 1) { found.forEach((at) => at.sort((a, b) => a - b)); }
    return found;
  };
  const phrase = async ({ words, open }) => {
    const all = await Promise.all(words.map((one, n) => places(one, open && n === words.length - 1)));
    let found = all[0];
    for (let n = 1; n < all.length; n++) {
      const kept = new Map();
      for (const [text, at] of found) {
        const there = all[n].get(text) ?? [];
        let m = 0;
        const some = at.filter((one) => { while (there[m] < one + n) { m++; } return there[m] === one + n; });
        if (some.length) { kept.set(text, some); }
      }
      found = kept;
    }
    return found;
  };

  /* What is known of texts. */
  const known = new Map();
  const learn = async (block) => {
    const first = edition.blocks[block], [some] = await load(`search/blocks/${block}`);
    if (!known.has(first)) {
      some.forEach(([id, title, date, parts, streams, firsts, passages, facets], n) => known.set(first + n, {
        id, title, date, facets, streams, parts: rising(parts), segments: { firsts, passages },
      }));
    }
  };
  const learnOf = (texts) => Promise.all([...new Set(texts.map((text) => upTo(edition.blocks, text) - 1))].map(learn));
  const passageOf = (fact, number) => {
    const { segments } = fact;
    if (typeof segments.firsts === "string") {
      segments.firsts = rising(segments.firsts);
      segments.passages = numbers(segments.passages);
    }
    const n = upTo(segments.firsts, number) - 1;
    return segments.passages[n] || -1 - n;
  };

  /* Hits: the text, the number of the first word, [number, length] of all to be marked (null: of the first alone). */
  const hitsOf = async (asks) => {
    const all = await Promise.all(asks.map(phrase)), [first] = all, texts = [...first.keys()].sort((a, b) => a - b);
    const both = texts.filter((text) => all.every((one) => one.has(text))), found = [];
    await learnOf(both);
    for (const text of both) {
      if (asks.length === 1) {
        for (const at of first.get(text)) { found.push({ text, at, marks: null }); }
        continue;
      }
      const by = new Map();
      all.forEach((one, n) => one.get(text).forEach((at) => {
        const passage = passageOf(known.get(text), at), some = by.get(passage) ?? asks.map(() => []);
        some[n].push([at, asks[n].words.length]);
        by.set(passage, some);
      }));
      const whole = [...by.values()].filter((some) => some.every((one) => one.length)).map((some) => some.flat().sort((a, b) => a[0] - b[0]));
      whole.sort((a, b) => a[0][0] - b[0][0]).forEach((marks) => found.push({ text, at: marks[0][0], marks }));
    }
    return found;
  };

  let last = { key: "", hits: [] };
  const found = async (asks) => {
    const key = JSON.stringify(asks);
    if (last.key !== key) { last = { key, hits: await hitsOf(asks) }; }
    return last.hits;
  };

  /* Facets: values by which hits can be chosen. */
  const year = (fact) => /^-?\d{1,6}/.exec(fact.date)?.[0] ?? "";
  const stretchesOf = (value) => (value[4] ??= rising(value[3]));
  const streamOf = (fact, at) => fact.streams.filter(([, first]) => first <= at).pop()[0];
  /* Which words of a text belong to a value: all, none, or those in stretches. */
  const belonging = (fact, facet, value) => {
    if (facet === "text") { return () => fact.id === value; }
    if (facet === "in") { return (at) => streamOf(fact, at) === value; }
    if (facet === "date") {
      const [, from, to] = /^(-?\d+)(?:\.\.(-?\d+))?$/.exec(value) ?? [], there = year(fact);
      const within = there !== "" && from !== undefined && +there >= +from && +there <= +(to ?? from);
      return () => within;
    }
    const one = fact.facets.find(([name, key]) => name === facet && key === value);
    return (at) => one !== undefined && upTo(stretchesOf(one), at) % 2 === 1;
  };
  const choose = (hits, filters) => {
    if (!filters.size) { return hits; }
    const rules = new Map();
    return hits.filter(({ text, at }) => {
      if (!rules.has(text)) { rules.set(text, [...filters].map(([facet, value]) => belonging(known.get(text), facet, value))); }
      return rules.get(text).every((rule) => rule(at));
    });
  };
  const count = (hits) => {
    const found = new Map(), byText = new Map();
    const add = (facet, value, name, number) => {
      if (!found.has(facet)) { found.set(facet, new Map()); }
      const some = found.get(facet), known = some.get(value);
      if (known) { known.number += number; } else { some.set(value, { name, number }); }
    };
    hits.forEach(({ text, at }) => { if (byText.has(text)) { byText.get(text).push(at); } else { byText.set(text, [at]); } });
    for (const [text, at] of byText) {
      const fact = known.get(text);
      add("text", fact.id, fact.title, at.length);
      if (year(fact)) { add("date", String(+year(fact)), String(+year(fact)), at.length); }
      fact.streams.forEach(([stream, first], n) => {
        const number = (n + 1 < fact.streams.length ? upTo(at, fact.streams[n + 1][1] - 1) : at.length) - upTo(at, first - 1);
        if (number) { add("in", stream, stream, number); }
      });
      for (const one of fact.facets) {
        const [facet, value, name] = one, stretches = stretchesOf(one);
        let number = 0;
        for (let n = 0; n < stretches.length; n += 2) { number += upTo(at, stretches[n + 1] - 1) - upTo(at, stretches[n] - 1); }
        if (number) { add(facet, value, name, number); }
      }
    }
    return found;
  };
  const nameOf = (facet, value) => {
    let name;
    for (const fact of known.values()) {
      if (facet === "text" && fact.id === value) { name = fact.title; }
      name = fact.facets.find(([one, key]) => one === facet && key === value)?.[2] ?? name;
    }
    return name;
  };

  /* One hit, in its words. */
  const part = async (fact, number) => {
    const n = upTo(fact.parts, number), [data] = await load(`search/texts/${fact.id}~${n}`);
    data.starts ??= rising(data.w);
    data.numbers ??= data.n ? rising(data.n, data.a) : null;
    data.firsts ??= rising(data.p, data.a);
    data.passages ??= numbers(data.i);
    data.before ??= numbers(data.b);
    return data;
  };
  const indexIn = (data, number) => (data.numbers ? upTo(data.numbers, number) - 1 : number - data.a);
  const endOf = (data, n) => {
    word.lastIndex = data.starts[n];
    const found = word.exec(data.t);
    return found && found.index === data.starts[n] ? word.lastIndex : data.starts[n + 1] ?? data.t.length;
  };
  const dense = (text) => text.replace(/[ \t\r\n]+/g, "");
  const apart = (marks) => {  /* what is asked for twice, or lies in another, is marked once */
    const found = [];
    for (const [number, length] of [...marks].sort(([a], [b]) => a - b)) {
      const last = found[found.length - 1];
      if (last && number < last[0] + last[1]) { last[1] = Math.max(last[1], number + length - last[0]); }
      else { found.push([number, length]); }
    }
    return found;
  };
  const show = (data, marks) => {
    const segment = upTo(data.firsts, marks[0][0]) - 1, passage = data.passages[segment], found = [];
    for (const [number, length] of marks) {
      const first = indexIn(data, number), last = Math.min(first + length - 1, data.starts.length - 1);
      if (first < 0 || first >= data.starts.length) { continue; }
      const start = data.starts[first], at = upTo(data.firsts, number) - 1;
      let inside = first;
      while (inside < last && upTo(data.firsts, data.numbers ? data.numbers[inside + 1] : data.a + inside + 1) - 1 === at) { inside++; }
      const begun = data.starts[indexIn(data, data.firsts[at])];
      const mark = data.passages[at] === passage ? `${data.before[at] + dense(data.t.slice(begun, start)).length}.${dense(data.t.slice(start, endOf(data, inside)))}` : "";
      found.push({ start, end: endOf(data, last), mark });
    }
    return { id: data.ids[passage], found };
  };
  const AROUND = 70, PIECES = 3;
  const context = (data, found) => {
    const pieces = [], words = (from, to) => data.t.slice(from, to).replace(/\n/g, " ");
    for (const one of found) {
      const last = pieces[pieces.length - 1];
      if (last && one.start - last.end < 2 * AROUND) { last.end = Math.max(last.end, one.end); last.marks.push(one); }
      else if (pieces.length < PIECES) { pieces.push({ start: one.start, end: one.end, marks: [one] }); }
    }
    const line = document.createElement("p");
    line.dir = "auto";
    for (const { start, end, marks } of pieces) {
      let from = Math.max(0, start - AROUND), to = Math.min(data.t.length, end + AROUND);
      if (from > 0) { const blank = data.t.slice(from, start).search(/\s/); from += blank < 0 ? 0 : blank + 1; }
      if (to < data.t.length) { const blank = data.t.slice(end, to).search(/\s\S*$/); to = blank < 0 ? to : end + blank; }
      line.append(from > 0 ? "… " : "");
      for (const one of marks) {
        if (one.start < from) { continue; }
        line.append(words(from, one.start), made("mark", words(one.start, one.end)));
        from = one.end;
      }
      line.append(words(from, to), to < data.t.length ? " … " : "");
    }
    return line;
  };
  const labelOf = (data, at) => {
    const around = data.l.filter(([first, after]) => first <= at && at < after);
    const least = Math.min(...around.map(([first, after]) => after - first));
    return [...new Set(around.filter(([first, after]) => after - first === least).map(([, , label]) => label))].join("; ");
  };
  const line = async ({ text, at, marks }, length) => {
    const fact = known.get(text), data = await part(fact, at), { id: [anchor, place], found } = show(data, apart(marks ?? [[at, length]]));
    const mark = found.map((one) => one.mark).filter(Boolean).join(" ");
    const link = made("a", place ? `${fact.title}, ${place}` : fact.title);
    link.href = `texts/${encodeURIComponent(fact.id)}.html?mark=${encodeURIComponent(mark)}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;
    link.dir = "auto";
    const item = document.createElement("li"), label = labelOf(data, at);
    item.append(link, ...(label ? [" ", made("span", label, "label")] : []), context(data, found));
    return item;
  };

  const inWords = (hits, several) => {
    const texts = new Set(hits.map((hit) => hit.text)).size, what = several ? "passage" : "place";
    if (hits.length === 1) { return said(`found-${what}`); }
    return said(`found-${what}s${texts === 1 ? "-one" : ""}`, number(hits.length), number(texts));
  };
  /* Blocks of facts that are loaded before anybody asks: from a disk they cost nothing. */
  const AHEAD = location.protocol === "file:" ? 40 : 10;
  return {
    begin: async (data) => { prepare(data); window.editionSearch.fold = fold; return true; },
    find: async (question, filters) => {
      const asks = terms(question);
      if (!asks.length) { return null; }
      const hits = choose(await found(asks), filters);
      let counted;
      return {
        hits: hits.length,
        told: inWords(hits, asks.length > 1),
        counts: (facet) => (counted ??= count(hits)).get(facet),
        lines: (from, to) => Promise.all(hits.slice(from, to).map((hit) => line(hit, asks[0].words.length))),
      };
    },
    nameOf,
    ahead: () => Promise.all(edition.blocks.slice(0, AHEAD).map((_, n) => learn(n))),
  };
});
