"""Whether two forenames are one in two spellings: “Artur” and “Arthur”, “Tekla” and “Thekla”, “Wilh.” and “Wilhelm”."""

from __future__ import annotations

from functools import lru_cache

_SHORTEST = 4
_SHORTEST_SURNAME = 6
_CALLED = """
friedrich frederick: fritz fred freddy; johann johannes john juan ivan ioannis: hans jack johnny jean giovanni jan;
elisabeth elizabeth: liz lizzie lisa lisl betty elise bess; gertrud gertrude: gerty gerti trude trudi; william wilhelm:
bill billy will willy willi guillaume; robert: bob bobby rob; maximilian: max; josef joseph: sepp joe pepi beppo; anton
anthony antonia: toni tony; theresia theresa therese: resi tess; heinrich henry: heinz harry hal henri; katharina
catherine katherine: kate kathi kitty katja; margarete margaret margarethe: grete gretl maggie peggy meg rita; alexander
alexandra: alex sascha sandy; michael: mike mick michel; richard: dick rick; thomas: tom tommy; edward eduard: ed ted
teddy eddie edi; charles karl carl: charlie carlo; james: jim jimmy jamie; franz francis frances: frank fanny franzl;
georg george: schorsch; ludwig louis ludovico: luis lutz; susanne susan susanna: sue susi; barbara: babsi; christian
christine christiane: chris christl; daniel: dan danny; david: dave; samuel: sam sammy; benjamin: ben; nicholas nikolaus
nicolas: nick klaus niki; matthias matthew: matt hias; martin: marty; peter: pete; stefan stephan stephen steven: steve
stevie; rudolf rudolph: rudi rolf; leopold: poldi leo; ferdinand: ferdl; ignaz: nazi naz; johanna joanna: hanna hansi;
eleonore eleanor leonore: nora ellen lore; dorothea dorothy: dora dolly dorothee; philipp philip: phil lipp; gabriel
gabriele: gabi gaby; bernard bernhard: bernie bernd; ronald: ron; donald: don; gerald gerhard: gerd jerry; walter: walt;
albert albrecht: bert al; andreas andrew: andy andre; helene helena helen: lena leni nelly
"""
"""TABLE of by-names: the forenames, and how their bearers are called."""
_BEARERS = {
    called: frozenset(line.partition(":")[0].split())
    for line in _CALLED.replace("\n", " ").split(";")
    for called in line.partition(":")[2].split()
}


@lru_cache(maxsize=20_000)
def resembles(written: str, name: str, is_shortened: bool) -> bool:
    """Whether a forename (both as keys) is another one, written with a stop after it or not."""
    if is_shortened:
        return name.startswith(written) or (len(written) > 1 and _reduced(name).startswith(_reduced(written)))
    if written == name or name in _BEARERS.get(written, ()):
        return True
    if min(len(written), len(name)) < _SHORTEST:
        return False
    return _reduced(written) == _reduced(name) or (written[:3] == name[:3] and _is_one_change(written, name))


@lru_cache(maxsize=20_000)
def is_misspelt(written: str, name: str) -> bool:
    """Whether a surname (both as keys), behind the forename of its bearer, is another one with a letter wrong."""
    is_long = min(len(written), len(name)) >= _SHORTEST_SURNAME
    return is_long and written[:1] == name[:1] and _changes(written, name) <= 1


def _changes(one: str, other: str) -> int:
    """How many letters more, less, others, or exchanged with the next make one of the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1]


def _reduced(name: str) -> str:
    """Without what spellings differ in: h, doubled letters, c and k, ph and f, i and y."""
    plain = (
        name.replace("ph", "f")
        .replace("th", "t")
        .replace("c", "k")
        .replace("y", "i")
        .replace("tz", "z")
        .replace("w", "v")
    )
    return "".join(one for n, one in enumerate(plain) if one != "h" and (n == 0 or plain[n - 1] != one)).rstrip("e")


def _is_one_change(one: str, other: str) -> bool:
    """Whether one letter more, less or another makes one of the other; the last letter does not count, it tells the sexes apart."""
    if abs(len(one) - len(other)) > 1 or one[-1] != other[-1]:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[at + 1 :] == other[at:] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at + 1 :]
