"""TABLES of words that stand before names or in them: titles, particles, words that make a longer name of one.

Words are folded as ``tokens`` folds them. The tables are short on purpose: what is not in them costs certainty, not truth.
"""

from __future__ import annotations

_MALE = (
    "mr herr herrn monsieur m signor signore senor sir lord don king konig kaiser emperor prince prinz duke"
    " herzog count graf"
    " baron viscount marquis marquess earl freiherr father brother uncle onkel bruder vater roi empereur duc comte السيد господин"
)
_FEMALE = (
    "mrs miss ms frau fraulein madame mme mademoiselle mlle signora signorina senora lady dame queen konigin"
    " kaiserin empress"
    " baroness baronne viscountess marchioness marquise princesse"
    " princess prinzessin duchess herzogin countess grafin baronin freifrau mother sister aunt tante schwester"
    " mutter reine"
    " kaiserin-witwe imperatrice duchesse comtesse السيدة госпожа"
)
_EITHER = (
    "dr doktor doctor docteur prof professor professeur senator congressman congresswoman representative"
    " president prasident"
    " chancellor kanzler bundeskanzler minister ministre secretary governor mayor burgermeister judge justice"
    " general oberst kapitan kaptejn kapten capitaine"
    " colonel major captain hauptmann lieutenant leutnant sergeant admiral bishop bischof pope papst cardinal"
    " kardinal canon"
    " reverend rev revd pfarrer pastor father rabbi alderman councillor hofrat geheimrat regierungsrat direktor"
    " director st"
    " consul resident envoy commissioner deputy secretary attache agent esquire diputado senador depute"
    " monseigneur messieurs messrs mm herren comrade genosse maestro speaker ambassador botschafter dean الشيخ"
    " الدكتور الأستاذ"
)
MALE = frozenset(_MALE.split())
FEMALE = frozenset(_FEMALE.split())
TITLES = MALE | FEMALE | frozenset(_EITHER.split())
"""Titles, offices and forms of address that stand before a person's name."""

FOLLOWING = tuple(
    "先生 女士 小姐 夫人 太太 教授 博士 老师 老師 主任 院长 校长 部长 主席 总统 同志 医生 律师 记者 氏 さん 様 君".split()
)
"""Titles that stand behind a surname, in scripts that set no blanks."""

SEXED = {**dict.fromkeys(MALE, "m"), **dict.fromkeys(FEMALE, "f")}

ARTICLES = frozenset(
    "the a an der die das den dem des ein eine einen einem einer le la les l un une il lo gli el los las".split()
)

DETERMINERS = ARTICLES | frozenset(
    "dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden kein keine"
    " keinen keinem keiner"
    " mein meine meinen meinem meiner dein deine sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser"
    " unsere unseren"
    " euer deren dessen im am zum zur beim vom ins ans this that these those my your his her its our their no"
    " every each some any ce cet cette"
    " mon ma mes ton ta son sa ses notre votre leur leurs au aux du des".split()
)
"""Words of small letters that stand before nouns."""

NO_ADJECTIVES = frozenset(
    "gegen neben zwischen wegen unter uber hinter oder aber ohne haben hatten werden wurden wurde hatte ware"
    " waren konnen konnte"
    " wollen wollte sollen sollte mussen musste durfen durfte mogen mochte sagte sagten wenn denn dann schon"
    " sondern weder immer"
    " wieder hier daher aber nur sehr eben heute gestern morgen keine".split()
)
"""Words of German that end as adjectives do."""

PREPOSITIONS = frozenset(
    "an bei gegen von fur uber mit zu durch ohne unter neben wider seit als wie zwischen wegen nach".split()
)
"""Small words of German after which a noun mostly has an article, and a name none."""

DEFINITE = frozenset("the der die das den dem des le la les l il lo gli el los las".split())

OF = frozenset("of de du des d von vom di del della do da dos van zu zur zum".split())
"""Words that join a name to what stands before it: “University of Vienna”."""

PARTICLES = frozenset(
    "von vom van der den de di da del della du des la le zu zum zur ten ter af av al el ibn bin ben dos do y d ap"
    " mac".split()
)
"""Words of small letters that are part of surnames."""

TOWNS = frozenset(
    "city town village ville cite stadt dorf markt gemeinde kingdom royaume empire province provinz state land pays isle island"
    " insel canton kanton roi cour hof court".split()
)
"""Words that say of what sort a place is, and are no part of its name: “Ville de Brême”."""

INSTITUTIONS = frozenset(
    "university universitat universite college school schule hochschule akademie academy academie institut"
    " institute museum"
    " musee theater theatre oper opera hotel cafe restaurant bank banque church kirche eglise cathedral dom"
    " hospital spital"
    " krankenhaus library bibliothek bibliotheque bridge brucke pont gare bahnhof station rue place platz"
    " boulevard gasse str"
    " ave palais palace palast schloss castle chateau villa park hall house haus society gesellschaft societe"
    " company club"
    " verlag press presse verein association foundation stiftung battle schlacht bataille treaty vertrag traite"
    " congress"
    " congres kongress republic republik kingdom konigreich duchy county grafschaft port lake see mount river gulf"
    " bay cape"
    " north south east west nord sud ost new neu street parc orchestra philharmonic festival campaign movement"
    " committee party union federation alliance league council ministry embassy zeitung partei ministerium"
    " anstalt bund board office bureau trust guild court senate parliament parlament regiment corps".split()
)
"""Words that make another name of the one beside them: “Hotel Wien”, “Vienna Philharmonic”."""

GENRES = frozenset(
    "poem poems novel novella story play drama comedy tragedy opera ballet film movie essay book memoir ballad ode sonnet song"
    " journal magazine newspaper weekly daily zeitschrift wochenschrift zeitung tageszeitung blatt roman novelle erzahlung gedicht"
    " gedichte stuck schauspiel lustspiel komodie tragodie trauerspiel oper operette ballade essay buch monatsschrift poeme"
    " piece comedie tragedie recit nouvelle revue tidsskriftet romanzo poesia commedia novela poema revista rivista".split()
)
"""Words that say of what sort a work is, before its title: “the poem Mesopotamia”."""

COMMON = frozenset(
    "january february march april may june july august september october november december monday tuesday"
    " wednesday thursday"
    " friday saturday sunday januar februar marz mai juni juli oktober dezember montag dienstag mittwoch"
    " donnerstag freitag"
    " samstag sonntag spring summer autumn winter north south east west rose grace hope faith joy will mark bill"
    " rich young"
    " white black brown green gray grey king bishop page long short little moon star church wood hill field stone"
    " love god"
    " lord lady sir nature life death art time truth freedom mann frau herr herz engel konig kaiser wolf fuchs"
    " stern koch bauer"
    " richter berg wald stein vogel zeit welt heimat morgen leben liebe kampf haus kirche hauptmann graf prinz"
    " meister schmied"
    " fischer jager weber maler schneider fall bild brief buch land stadt tag nacht wild gut gold lang kurz klein"
    " gross neu alt"
    " jung rot schwarz weiss english french german irish welsh dutch spanish danish polish scott".split()
)
"""Words that are names as well."""

PLACE_BEFORE = frozenset("in at from to near nach aus bei en a from towards through over into via i til fra".split())
"""Small words after which a name without an article is mostly a place."""

STREETS = frozenset(
    "rue place platz boulevard gasse str ave rd lane square bridge brucke pont lake see mount river gulf bay cape"
    " port".split()
)

CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday"
    " wednesday thursday"
    " friday saturday sunday januar februar marz mai juni juli oktober dezember montag dienstag mittwoch"
    " donnerstag freitag"
    " samstag sonnabend sonntag janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre"
    " lundi mardi"
    " mercredi jeudi vendredi samedi dimanche easter christmas ostern weihnachten".split()
)
"""Days and months: with a capital in English, and no part of the name after them."""

STARTERS = frozenset(
    "yesterday today tomorrow later soon meanwhile however perhaps indeed finally eventually suddenly first"
    " second again still also during talking speaking"
    " segun para por como pero cuando mientras ayer hoy aunque desde sin sobre entre hasta tras secondo per quando mentre ieri oggi"
    " anche dopo prima sotto sopra fra tra ma perche depois antes quem ontem hoje selon pendant depuis apres avant lorsque quand"
    " puisque hier aujourd"
    " wahrend nachdem bevor obwohl obgleich sobald solange sowie auch selbst sogar bereits unterdessen inzwischen"
    " gestern heute morgen damals spater bald jedoch vielleicht endlich plotzlich zuerst wieder hier demain puis"
    " enfin alors ainsi"
    " a an and as at but by for from he her his how i if in is it its my no not of on or our she so that the their"
    " them then"
    " there these they this those to we what when where which who why with you your all some one two dear after"
    " before though"
    " although because since while until yet nor both each every many most much more here now once only such than"
    " thus are was"
    " were be been has have had do does did can could may might must shall should will would let please thank"
    " thanks yes oh"
    " aber als am an auch auf aus bei bis da das dass dem den denn der des die doch du ein eine einem einen einer"
    " er es fur hat"
    " ich ihr im in ist ja jetzt man mein mit nach nicht noch nun nur ob oder sie so um und uns unser vom von vor"
    " war was weil"
    " wenn wer wie wir wo zu zum zur sein seine seinen dies diese dieser dieses alle wird werden sind hier dann dort"
    " a ce ces cette dans de des du elle en est et il ils je la le les leur mais ne nous on ou par pas pour qu que"
    " qui sa se"
    " ses si son sur un une vous y au aux avec comme".split()
)
"""Words that begin sentences with a capital and are no names."""
