/* In the preview alone: shows the page anew when it has changed, and what is wrong with the texts. */
(function () {
  "use strict";
  var me = document.currentScript, page = me.dataset.page, seen = me.dataset.seen;
  var source = null, box = null, was = false, store = "edition-preview-open";
  var names = { error: ["error", "errors"], warning: ["warning", "warnings"], info: ["note", "notes"] };

  function make(name, words, kind, parent) {
    var element = document.createElement(name);
    if (words) { element.textContent = words; }
    if (kind) { element.className = kind; }
    if (parent) { parent.append(element); }
    return element;
  }

  function counted(counts) {
    return ["error", "warning", "info"].filter(function (name) { return counts[name]; }).map(function (name) {
      return counts[name] + " " + names[name][counts[name] === 1 ? 0 : 1];
    }).join(", ") || "no problems";
  }

  function remembered(open) {
    try {
      if (open === undefined) { return sessionStorage.getItem(store); }
      sessionStorage.setItem(store, open);
    } catch (refused) { /* a browser that remembers nothing */ }
    return null;
  }

  function list(problems, title, parent) {
    if (!problems.length) { return; }
    make("p", title, "ui-preview-title", parent);
    var items = make("ul", "", "", parent);
    problems.forEach(function (one) {
      var item = make("li", "", "ui-preview-" + one.severity, items);
      var head = make("p", "", "", item);
      make("b", one.severity, "", head);
      head.append(" " + one.message);
      if (one.path) { make("code", one.path + (one.line ? ":" + one.line + ":" + one.column : ""), "", item); }
      if (one.source) { make("pre", one.source, "", item); }
      if (one.hint) { make("p", "hint: " + one.hint, "ui-preview-hint", item); }
    });
  }

  function show(news) {
    var urgent = Boolean(news.held || news.broken.length);
    var grave = urgent || news.here.some(function (one) { return one.severity === "error"; });
    var open = urgent && !was ? true : remembered() ? remembered() === "yes" : grave;
    was = urgent;
    var inside = box && box.contains(document.activeElement);
    if (!box) {
      var sheet = make("link", "", "", document.head);
      sheet.rel = "stylesheet";
      sheet.href = "/~preview/preview.css";
      box = make("aside", "", "ui-preview", document.body);
      box.lang = "en";
      box.dir = "ltr";
      box.setAttribute("aria-label", "Preview");
    }
    box.textContent = "";
    box.classList.toggle("ui-preview-grave", grave);
    var details = make("details", "", "", box), summary = make("summary", "", "", details);
    var what = news.held ? "Not well-formed: the last good page is shown. " : news.broken.length ? "Not built. " : "";
    var words = make("span", what + counted(news.counts), "", summary);
    words.setAttribute("role", "status");
    if (news.busy) { make("span", " · building …", "ui-preview-busy", summary); }
    details.open = open;
    summary.addEventListener("click", function () { remembered(details.open ? "no" : "yes"); });
    news.broken.forEach(function (line) { make("p", line, "ui-preview-broken", details); });
    list(news.here, "In this text (" + news.source + ")", details);
    list(news.others, news.source ? "In other files" : "In the edition", details);
    if (news.more) { make("p", "and " + news.more + " more: the terminal has them", "ui-preview-hint", details); }
    if (inside) { summary.focus(); }
  }

  function listen() {
    if (source || document.hidden) { return; }
    source = new EventSource("/~preview/events?page=" + encodeURIComponent(page) + "&seen=" + encodeURIComponent(seen));
    source.onmessage = function (event) {
      var news = JSON.parse(event.data);
      if (news.changed) {
        rest();
        location.reload();
      } else {
        show(news);
      }
    };
  }

  /* A browser has few connections to one host: pages that nobody sees hold none. */
  function rest() {
    if (source) { source.close(); source = null; }
  }

  document.addEventListener("visibilitychange", function () { if (document.hidden) { rest(); } else { listen(); } });
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  listen();
}());
