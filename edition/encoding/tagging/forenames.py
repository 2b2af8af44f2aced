"""TABLE of forenames that are common in English, German, French, Italian, Spanish, Scandinavian and Slavic texts, as keys.

Names on no list are looked for with it: who is on a list has the forenames that the register gives. And it tells the sex of
those of whom the register does not tell it: “Frau Seitz” is Maria, not Josef.
"""

from __future__ import annotations

_MALE = """
adam adolf adolphe adrian ahmed alan albert albrecht alexander alfons alfred ali alistair alois alphonse ambrose anatole
andre andreas andrew anselm anton antonio arno arnold arthur artur august augustin axel barry bartholomew bartolomeo
bela benedikt benjamin bernard bernhard berthold bertolt bertram bob bogdan boris brian bruno carl carlo carlos cecil
charles charly christian christoph christopher claus clemens conrad cornelius cyril dan daniel dave david denis dennis
derek detlef diego dieter dietrich dmitri donald douglas duncan eamon eberhard edgar edmond edmund edoardo eduard edward
edwin egbert egon elias elmar emanuel emil emile emmanuel emmerich enrico eric erich ernest ernst erwin etienne eugen
eugene ewan felix ferdinand ferenc fernando francesco francis francisco francois frank franz frederic frederick
friedhelm friedrich fritz gabriel gary gaston geoffrey georg george georges gerald gerard gerd gerhard gerhart giacomo
gilbert gilles giorgio giovanni giuseppe gordon gottfried gotthold graeme graham gregor gregory guido guillaume gunter
gunther gustav gustave guy hanns hans harold harry hartmut hassan hector heinrich heinz helge helmut henri henry herbert
hermann hieronymus hilmar holger horace horst hubert hugh hugo humphrey ignatius ignaz igor immanuel ingmar isaac isidor
istvan ivan jack jacob jacques jakob james janos jaroslav javier jens jeremy jerome jerry jim joachim joe johann
johannes john jonah jonas jonathan jorg jorge josef joseph juan jules julian julius jurgen karel karl kaspar keith ken
kenneth kevin klaas klaus knut konrad konstantin kurt larry lars lawrence leander leif leo leon leonard leonardo
leonhard leopold lewis liam lorenz lorenzo lothar louis lucas ludwig luigi lukas malcolm manfred marc marcel marco mario
marius martin matteo matthew matthias maurice max maximilian melchior michael michel miguel mike mikhail miklos milan
mohammed moritz moriz nathan ned neil niccolo nicholas nick nicolas nikolai nikolaus nils norbert norman olaf ole oliver
omar oscar oskar oswald otto pablo paolo pascal patrick paul pavel pedro peter philip philipp philippe pierre pietro
piotr raimund rainer ralph ramon raoul raphael raymond reinhard reinhold rene richard robert roberto roderick rodolfo
roger roland rolf ron rudolf rudolph rupert salomon salvador sam samuel sandor sebastian septimus sergei siegfried
siegmund sigmund simon stanislaus stefan stefano stephan stephen steve steven stuart sven ted terence theodor theodore
thomas timothy tobias tom tomas tony trevor udo ulrich umberto uwe vaclav valentin vernon victor viktor vincent vincenzo
vladimir waldemar walter wenzel werner wilfred wilhelm willem william willy wolfgang wolfram xavier yves zoltan
"""
_FEMALE = """
abigail adele agathe agnes aisha alexandra alice alison alma amalie amanda amelie amy angela anita ann anna anne
anneliese annette annie antoinette antonia astrid audrey barbara barbro beate beatrice bertha bettina betty birgit
brenda bridget brigitte carla carmen carola caroline caterina catherine cecilia charlotte chiara chloe christiane
christine clara claudia clemence concepcion constance cornelia dagmar deborah diana diane dora doris dorothea dorothy
edith eileen eleanor elena eleonora elfriede elisa elisabeth elise elizabeth ella ellen eloise elsa elsbeth elspeth
elvira emilie emily emma erika erna ernestine esther ethel eugenie eva fanny fatima florence francesca francoise frida
frieda friederike genevieve georgette gerda germaine gertrud gertrude giovanna gisela giulia grace greta grete gudrun
hanna hannah harriet hazel heather hedwig heidi helen helena helene henriette hermine hester hilda hilde hildegard ida
ilse ines ingeborg ingrid irene irma isabel isabella ivy jane janet jeanne jennifer jenny jessica johanna josefa
josefina josefine josephine joyce juana judith julia julianne julie juliette karin karoline kate katharina katherine
kathleen katja katrin klara laura leonie liesl lily linda lisa liselotte lotte louise lucia lucie lucy luisa luise lydia
mabel madeleine magdalena margaret margarete margarethe margit margot marguerite maria mariana marianne marie marlene
martha martina mary mathilda mathilde maud mechthild megan melanie mercedes milena miriam molly monica monika nadia
nancy natalia natasha nina nora olga ottilie patricia paula pauline peggy petra philippa phyllis pilar polly rachel
rebecca regina renata renate rosa rosalie rosario rosemary roswitha ruth sabine sally sandra sara sarah sibylle sigrid
silvia siobhan sofia sophie stella sue susan susanna susanne svetlana sylvia tatiana teresa thekla theodora theresa
therese trude ulla ulrike ursula vera veronika victoria viktoria violet virginia vivien waltraud wilhelmine winifred
yvonne zoe zofia
"""
_EITHER = """
auguste camille claude evelyn frances gabriele hilary jan jean joan laurence maxim robin simone valentine
"""
"""Names of men in one language, and of women in another."""

_SEXES = {**dict.fromkeys(_MALE.split(), "m"), **dict.fromkeys(_FEMALE.split(), "f")}
FORENAMES = frozenset((*_SEXES, *_EITHER.split()))


def sex_of(forename: str) -> str:
    """The sex that a forename, as a key, tells: ``m``, ``f``, or nothing."""
    return _SEXES.get(forename, "")
