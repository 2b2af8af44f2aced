"use strict";
/* The search page: the question and its address, choices, pages of hits, what is said of them, and where the focus goes. It finds nothing:
   a finder is loaded after it (search.js or hosted-search.js), and hands itself over to editionSearchPage. From disk nothing but scripts
   can be loaded, so data come as calls of editionSearch (docs/search.md). Without these scripts the page leads to the index of words.

   A finder is a function of { load, made, said, number, tell }, which gives
     begin(data)              of what stands in search/edition.js: whether anything can be asked; if not, it has told why
     find(question, filters)  null, where a question has no words; otherwise { hits, told, counts, lines }: how many there are; the same
                              in words; for a facet a Map of its values to { name, number }; elements of the hits from one to another
     nameOf(facet, value)     of a value that is asked for, undefined where nobody knows
     ahead()                  what it loads before anybody asks, if there is something */
window.editionSearchPage = (finderOf) => {
  const FACETS = ["text", "person", "organization", "place", "session", "speaker", "date", "in"];
  const PAGE = 20, VALUES_SHOWN = 200, YEARS_SHOWN = 24, title = document.title;
  const form = document.getElementById("ui-search"), input = document.getElementById("ui-query");
  const status = document.getElementById("ui-found"), results = document.getElementById("ui-results");
  const without = document.getElementById("ui-without");
  let words = {}, turn = 0;

  const held = new Map(), asked = new Map();
  window.editionSearch = (name, ...data) => held.set(name, data);
  const load = (name) => {
    if (!asked.has(name)) {
      asked.set(name, new Promise((done, fail) => {
        const script = document.createElement("script");
        const failed = () => { asked.delete(name); fail(new Error(`${name}.js`)); };
        script.src = `${name.split("/").map(encodeURIComponent).join("/")}.js`;
        script.onload = () => { script.remove(); return held.has(name) ? done(held.get(name)) : failed(); };
        script.onerror = failed;
        document.head.append(script);
      }));
    }
    return asked.get(name);
  };

  const made = (name, text, of) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (of) { element.className = of; }
    return element;
  };
  const said = (key, ...values) => values.reduce((text, value) => text.replace("{}", () => value), words[key] ?? key);
  const number = (value) => value.toLocaleString(document.documentElement.lang || "en");
  const tell = (text) => { status.textContent = text; };
  const finder = finderOf({ load, made, said, number, tell });

  const address = () => new URLSearchParams(location.hash.length > 1 ? location.hash.slice(1) : location.search.slice(1));
  const changed = (values) => {
    const next = address();
    next.delete("page");
    for (const [key, value] of Object.entries(values)) { if (value === null) { next.delete(key); } else { next.set(key, value); } }
    return `#${next}`;
  };
  const link = (text, values) => { const one = made("a", text); one.href = changed(values); one.dir = "auto"; return one; };

  /* Facets: values by which hits can be chosen. */
  const named = (facet, value, name) => (facet === "in" ? words[`in-${value}`] : name) ?? value.replace("..", "–");
  const decades = (years) => {
    const found = new Map();
    for (const [one, { number: times }] of years) {
      const from = Math.floor(+one / 10) * 10, value = `${from}..${from + 9}`;
      found.set(value, { name: `${from}–${from + 9}`, number: (found.get(value)?.number ?? 0) + times });
    }
    return found;
  };
  const valuesOf = (facet, counted = new Map()) => {
    if (facet !== "date") { return [...counted].sort((a, b) => b[1].number - a[1].number); }
    return [...(counted.size > YEARS_SHOWN ? decades(counted) : counted)].sort((a, b) => parseInt(a[0], 10) - parseInt(b[0], 10));
  };
  const choices = ({ hits, counts }, filters) => {
    const box = made("section", "", "facets");
    box.setAttribute("aria-label", said("facets"));
    for (const facet of FACETS.filter((one) => !filters.has(one))) {
      const values = valuesOf(facet, counts(facet));
      if (!values.length || (values.length === 1 && values[0][1].number === hits)) { continue; }
      const details = document.createElement("details"), list = document.createElement("ul");
      details.append(made("summary", `${said(`by-${facet}`)} (${number(values.length)})`), list);
      details.addEventListener("toggle", () => {
        if (list.firstChild) { return; }
        for (const [value, { name, number: times }] of values.slice(0, VALUES_SHOWN)) {
          const item = document.createElement("li");
          item.append(link(named(facet, value, name), { [facet]: value }), " ", made("span", number(times), "label"));
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
      const name = `${said(`by-${facet}`)}: ${named(facet, value, finder.nameOf(facet, value))}`;
      const item = document.createElement("li"), one = link(`${name} ×`, { [facet]: null });
      one.setAttribute("aria-label", said("remove", name));
      item.append(one);
      list.append(item);
    }
    return list;
  };

  /* What was found. */
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
    const found = await finder.find(question, filters), parts = [];
    if (!found) { return { told: said("nothing", question), parts }; }
    const of = Math.max(1, Math.ceil(found.hits / PAGE)), at = Math.min(Math.max(1, page), of), before = (at - 1) * PAGE;
    const items = await found.lines(before, before + PAGE);
    if (filters.size) { parts.push(removals(filters)); }
    if (found.hits) {
      const list = made("ol", "", "hits");
      list.start = before + 1;
      list.setAttribute("role", "list");
      list.append(...items);
      parts.push(choices(found, filters), made("h2", said("hits")), list);
      if (of > 1) { parts.push(pager(at, of)); }
    }
    let told = found.hits ? found.told : said("nothing", question);
    if (of > 1) { told += ` · ${said("shown", number(before + 1), number(Math.min(before + PAGE, found.hits)))}`; }
    return { told, parts };
  };
  const run = async () => {
    const asking = address(), question = (asking.get("q") ?? "").trim(), mine = ++turn, had = results.contains(document.activeElement);
    const filters = new Map(FACETS.filter((facet) => asking.has(facet)).map((facet) => [facet, asking.get(facet)]));
    const begun = performance.now();
    if (input.value !== question) { input.value = question; }
    document.title = question ? `${question} · ${title}` : title;
    const waiting = setTimeout(() => { if (mine === turn) { tell(said("loading")); } }, 250);
    let given = { told: "", parts: [] };
    try {
      if (question) { given = await answer(question, filters, parseInt(asking.get("page"), 10) || 1); }
    } catch (error) {
      given = { told: said("failed", error.message), parts: [] };
    }
    clearTimeout(waiting);
    if (mine !== turn) { return; }
    results.replaceChildren(...given.parts);
    tell(given.told);
    results.dataset.milliseconds = Math.round(performance.now() - begun);
    if (had) { status.tabIndex = -1; status.focus(); }
  };

  /* The form. */
  const submit = () => {
    const next = `#${new URLSearchParams({ q: input.value.trim() })}`;
    if (location.hash === next) { run(); } else { location.hash = next; }
  };
  const begin = async () => {
    const [data] = await load("search/edition");
    words = data.words;
    if (!(await finder.begin(data))) { return; }
    form.hidden = document.getElementById("ui-help").hidden = false;
    tell("");
    input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); submit(); } });
    document.getElementById("ui-ask").addEventListener("click", submit);
    window.addEventListener("hashchange", run);
    for (const [name, value] of [["autocomplete", "off"], ["autocapitalize", "off"], ["spellcheck", "false"]]) { input.setAttribute(name, value); }
    if (!location.hash && !location.search) { input.focus(); }
    await run();
    await finder.ahead?.();
  };
  without.hidden = true;
  begin().catch((error) => { without.hidden = !form.hidden; tell(error.message); });
};
