"""TABLE of forenames that are common in English, German, French, Italian, Spanish, Scandinavian and Slavic texts, as keys.

Only names on no list are looked for with it: who is on a list has the forenames that the register gives.
"""

from __future__ import annotations

_FORENAMES = """
adam adele adolf adolphe adrian agnes agathe albert albrecht alexander alexandra alfons alfred alice alma alois alphonse amalie
ambrose amelie anatole andre andreas andrew angela anna anne annette annie anselm anton antonia antonio arnold artur arthur august
auguste augustin axel barbara bartholomew bartolomeo beatrice benedikt benjamin bernard bernhard bertha berthold bertolt bertram
bettina boris brigitte bruno camille carl carla carlo carlos carola caroline catherine cecilia cecil charles charlotte christian
christiane christine christoph christopher clara claude claudia clemens clemence conrad constance cornelia cornelius cyril
daniel david denis diego dietrich dmitri donald dora dorothea dorothy eberhard edgar edith edmond edmund eduard edward edwin egon
eleonora eleanor elena elias elisa elisabeth elise elizabeth ella ellen elsa emanuel emil emile emilie emily emma emmerich eric
erich erika ernest ernst erwin esther ethel etienne eugen eugene eugenie eva evelyn fanny felix ferdinand florence frances
francesca francesco francis francisco francois frank franz frederic frederick frida friedrich fritz gabriel gabriele geoffrey
georg george georges georgette gerald gerard gerhard gertrud gertrude gilbert gisela giovanni giulia giuseppe gottfried gotthold
grace graham gregor gregory grete guido guillaume gunter gunther gustav gustave guy hannah hanna hanns hans harold harriet harry
hector hedwig heinrich heinz helen helena helene helmut henri henriette henry herbert hermann hermine hester hieronymus hilary
hilda hilde horace hubert hugh hugo humphrey ida ignatius ignaz igor ilse immanuel ines irene isaac isabel isabella isidor ivan
jack jacob jacques jakob james jan jane janet jean jeanne jennifer jenny jeremy jerome joachim joan johann johanna johannes john
jonah jonas jonathan jorge josef josefine joseph josephine juan judith jules julia julian julie juliette julius karel karl karoline
kaspar katharina kate katherine kenneth klara klaus konrad konstantin kurt lars laura laurence lawrence leo leon leonard leonardo
leonhard leonie leopold lewis lily lisa lothar louis louise lucas lucia lucie ludwig luigi luise lukas lydia magdalena marc marcel
marco margaret margarete margarethe marguerite maria mariana marianne marie mario marius martha martin martina mary mathilde
matthew matthias maurice max maximilian maxim melchior michael michel miguel mikhail milena miriam moritz moriz nancy nathan
nicholas nicolas nikolai nikolaus nils norbert olaf olga oliver oscar oskar oswald otto ottilie pablo paolo pascal patrick paul
paula pauline pedro peter philip philipp philippa philippe pierre pietro rachel raimund rainer ralph raoul raphael raymond rebecca
regina reinhard rene richard robert roberto robin roger roland rosa rosalie rudolf rudolph rupert ruth sabine salomon samuel sandra
sara sarah sebastian septimus sergei siegfried siegmund sigmund silvia simon simone sofia sophie stanislaus stefan stella stephan
stephen steven susan susanna susanne sven sylvia tatiana theodor theodore theresa therese theodora thomas tobias ulrich ulrike
ursula valentin valentine vera veronika victor victoria viktor viktoria vincent vincenzo virginia vladimir walter waldemar wenzel
werner wilfred wilhelm wilhelmine willem william willy winifred wolfgang xavier yvonne zoe
"""
FORENAMES = frozenset(_FORENAMES.split())
