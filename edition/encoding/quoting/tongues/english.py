"""TABLE of English: how prose says that somebody speaks."""

from __future__ import annotations

from collections.abc import Iterator

from edition.encoding.quoting.languages import Language

_SAYS = (
    "chant rule accuse acknowledge add admit advise affirm allege announce answer argue ask assert assure boast caution"
    " claim comment complain concede conclude confess contend counter declare demand deny emphasize emphasise enquire exclaim"
    " explain grumble inform inquire insist interject joke maintain mention murmur mutter note object observe opine plead"
    " proclaim promise pronounce protest quip recall remark remind reply report respond retort scoff shout"
    " state stress suggest swear testify urge vow warn whisper whine"
)
_SAID = (
    "say says said saying tell tells told telling quoth speak speaks spoke put_forward puts_forward putting_forward point_out"
    " points_out pointed_out pointing_out went_on goes_on going_on cry cries cried crying reply replies replied"
    " replying deny denies denied denying testify testifies testified admit admits admitted admitting swore quip quips quipped"
    " lay_down lays_down laid_down set_forth call_for calls_for called_for let_it_be_known wanted_to_know wants_to_know"
)
_UTTERS = (
    "agree allow assume begin believe bellow blame bawl blurt breathe burst chuckle coax command continue correct croak"
    " echo ejaculate expostulate falter gasp giggle groan growl guess hint hiss howl imply interpose"
    " interrupt invite lament laugh lecture moan persist point pray predict proceed reckon reflect rejoin"
    " repeat return roar scream shriek sigh smile snap snarl sneer sob soothe stammer stutter"
    " thunder utter venture wail wonder yell criticize criticise order propose"
)
_UTTERED = (
    "hold holds held expect expects expected hope hopes hoped fear fears feared began begun beginning think thinks thought thinking"
    " burst_out sang sing sings thought_to_himself broke_in put_in chimed_in struck_in cut_in"
)
_CALLS = (
    "call calls called calling term terms termed dub dubbed label labels labelled labeled describe describes described describing"
    " denounce denounces denounced denouncing dismiss dismisses dismissed dismissing praise praised decry decried hail hailed"
)
_WRITES = "write writes wrote written writing texted emailed"


def _inflected(verbs: str) -> Iterator[str]:
    """The regular forms of English verbs: says, said, saying."""
    for verb in verbs.split():
        yield verb
        if verb.endswith("e"):
            yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
        elif verb.endswith(("s", "sh", "ch", "x")):
            yield from (f"{verb}es", f"{verb}ed", f"{verb}ing")
        else:
            yield from (f"{verb}s", f"{verb}ed", f"{verb}ing")


ENGLISH = Language(
    "en",
    says=" ".join([_SAID, *_inflected(_SAYS)]),
    utters=" ".join([_UTTERED, *_inflected(_UTTERS), "snapped", "sobbed", "stopped"]),
    calls=_CALLS,
    inscribed="reads read runs ran",
    writes=_WRITES,
    links="that how why whether what if because",
    according="according_to in_the_words_of in_the_opinion_of in_the_phrase_of to_quote to_cite",
    as_="as what",
    put="put_it puts_it put_the_matter phrased_it expressed_it called_it calls_it says said wrote writes observed"
    " remarked noted called describes described termed calls",
    he="he",
    she="she",
    they="they",
    narrator="i we",
    who="who which that whom",
    definite="the",
    articles="the a an this that these those some several many most all both each every any another one two three four"
    " five six seven eight ten no other his her their its our my your certain someone somebody everyone everybody"
    " nobody",
    prepositions="of for to from in on at by with about after before during against among between under over into like as"
    " since without within through across near upon than despite because behind beside besides",
    joins="and but or then yet nor so while when though although whereas unless until once",
    subordinates="when while though although whereas unless until once as after before since because if",
    bases=f"{_SAYS} say tell speak cry call write speak describe term label continue begin sing think praise",
    answers="answer reply response retort comment remark question words word exclamation cry verdict conclusion"
    " explanation observation statement",
    being="was is were are",
    own="his:m her:f my:i their:p our:i",
    fillers="oh ah yes no well alas indeed however moreover furthermore meanwhile instead nevertheless therefore had has"
    " have having was is were are be been also then not never always often later soon once again even only just"
    " now still repeatedly finally himself herself themselves would will could can may might must should did does"
    " do essentially both ever at_last there thus here all first next sometimes almost rather",
    doubt="so-called self-proclaimed self-styled self-described self-appointed supposed alleged ostensible would-be"
    " soi-disant purported quasi-",
    terms="word words term terms phrase phrases expression concept notion idea category label",
    works="session panel workshop chapter essay article poem entitled titled seminar lecture talk play novel book song"
    " paper pamphlet headline editorial film story sketch sonnet ode ballad treatise magazine volume edition opera"
    " sermon titles newspaper journal play plays novels books essays articles stories series comedy tragedy"
    " symphony column documentary piece section poems title headlined",
    bodies="party campaign organization organisation movement union association society committee coalition group league"
    " club company corporation council network foundation front federation faction tendency caucus alliance"
    " brigade founder firm ministry department bank university institute agency project ship steamer",
    meetings="conference convergence congress meeting convention event rally festival march town_hall summit gathering"
    " exhibition demonstration",
    sources="report letter article inscription poem book statement paper document chapter passage preface advertisement"
    " headline sign telegram note times gazette tribune herald post review magazine journal newspaper pamphlet"
    " manifesto declaration editorial essay diary scripture bible gospel proverb motto text bulletin leaflet act"
    " law constitution dispatch notice placard banner catechism psalm petition resolution line lines verse verses"
    " stanza",
    reads="read reads reading quote quotes quoted quoting cite cites cited citing recite recites recited",
    offices="secretary president minister king queen duke earl bishop archbishop director chief governor mayor ambassador"
    " head emperor prince princess countess duchess marquis baron lord lady chairman chancellor speaker",
    men="mr sir lord king prince father brother uncle monsieur herr baron count captain duke abbé senor don",
    women="mrs miss ms lady queen princess mother sister aunt madame mademoiselle frau fräulein baroness countess"
    " duchess dame",
    male="man boy gentleman lad fellow father son brother uncle husband chap king prince lord waiter clerk soldier"
    " sailor priest doctor captain officer",
    female="woman girl lady mother daughter sister aunt wife queen princess maid nurse landlady waitress widow",
    people="stranger visitor guest traveller traveler passenger person child friend neighbour neighbor cousin"
    " servant teacher writer author editor reporter journalist professor scholar student pupil member speaker"
    " panelist delegate chair chairperson president secretary clerk cook driver farmer keeper merchant master host"
    " patient prisoner beggar other former latter foreigner newcomer companion colleague stationmaster witness judge",
    finite="i you he she it we they is are was were am be been being has have had do does did can could will would shall"
    " should may might must don't won't can't isn't it's i'm i'll we'll you're that's let who there's didn't"
    " doesn't wasn't ain't what why how i've cannot goes go went come came get got take took make made know knew"
    " think see saw me us let's",
)
