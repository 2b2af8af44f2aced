/* ?mark=120.word~140.other#passage: marks words, each after so many letters. */
{
  const asked = new URLSearchParams(location.search).get("mark") || "", at = [];
  const home = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const walk = home && document.createTreeWalker(home, 4);
  let all = "", node, mark;
  while ((node = asked && walk?.nextNode())) {
    if (!node.parentNode.closest(".gen"))
      node.data.replace(/[^ \t\r\n]/g, (c, n) => { all += c; at.push([node, n]); });
  }
  for (const one of asked.split("~").reverse()) {
    const [start, word = ""] = one.split(/\.(.*)/);
    let n = all.startsWith(word, start) ? +start + word.length - 1 : -1;
    while (n >= start) {
      const range = new Range(), [node, last] = at[n];
      while (n >= start && at[n][0] == node) n--;
      range.setStart(...at[n + 1]);
      range.setEnd(node, last + 1);
      range.surroundContents(mark = document.createElement("mark"));
    }
  }
  mark?.scrollIntoView({ block: "center" });
}
