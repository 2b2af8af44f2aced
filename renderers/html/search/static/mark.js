/* ?mark=120.word+140.other#passage: marks words after so many letters. */
{
  const asked = new URLSearchParams(location.search).get("mark") || "", at = [];
  const home = document.querySelector(":target");
  const walk = home && document.createTreeWalker(home, 4);
  let all = "", end = 1e9, node, mark;
  while ((node = asked && walk?.nextNode())) {
    if (!node.parentNode.closest(".gen"))
      node.data.replace(/[^ \t\r\n]/g, (c, n) => { all += c; at.push([node, n]); });
  }
  for (const one of asked.split(" ").reverse()) {
    const [from, word = ""] = one.split(/\.(.*)/);
    let n = +from + word.length - 1;
    if (n >= end || !all.startsWith(word, from)) continue;
    end = from;
    while (n >= from) {
      const range = new Range(), [node, last] = at[n];
      while (n >= from && at[n][0] == node) n--;
      range.setStart(...at[n + 1]);
      range.setEnd(node, last + 1);
      range.surroundContents(mark = document.createElement("mark"));
    }
  }
  mark?.scrollIntoView({ block: "center" });
}
