"""TABLE of countries and large towns as keys, with what they are called in English, German, French, Italian and Spanish.

A place that a register has under one of these names is looked for under the others too. Places on no list are looked for with
it where nouns have capitals as well, so that a capital alone tells nothing. What is a word of its own is left out (Essen, Bath).
"""

from __future__ import annotations

_COUNTRIES = """
albania albanien albanie; algeria algerien algerie; argentina argentinien argentine; armenia armenien armenie; australia
australien australie; austria osterreich autriche; belgium belgien belgique belgio belgica; bohemia bohmen boheme boemia;
bosnia bosnien bosnie; brazil brasilien bresil brasile brasil; bulgaria bulgarien bulgarie; canada kanada; chile chili; china
chine cina; denmark danemark danmark danimarca dinamarca; germany deutschland allemagne germania alemania; egypt agypten
egypte egitto egipto; england angleterre inghilterra inglaterra; estonia estland estonie; finland finnland finlande finlandia;
france frankreich francia; georgia georgien georgie; greece griechenland grece grecia; holland hollande olanda; india indien
inde; iraq irak; iran; ireland irland irlande irlanda; iceland islande islanda; israel; italy italien italie italia; japan
japon giappone; yugoslavia jugoslawien yougoslavie jugoslavia; croatia kroatien croatie croazia; latvia lettland lettonie;
lebanon libanon liban libano; lithuania litauen lituanie lituania; luxembourg luxemburg lussemburgo; morocco marokko maroc
marocco; mexico mexiko mexique messico; moravia mahren moravie; netherlands niederlande; norway norwegen norvege norvegia
noruega; palestine palastina palestina; persia persien perse; peru perou; poland polen pologne polonia; portugal portogallo;
prussia preussen prusse; bavaria bayern baviere baviera; romania rumanien roumanie; russia russland russie rusia; saxony
sachsen saxe sassonia; silesia schlesien silesie slesia; scotland schottland ecosse scozia escocia; sweden schweden suede
svezia suecia; switzerland schweiz suisse svizzera suiza; serbia serbien serbie; slovakia slowakei slovaquie; slovenia
slowenien slovenie; spain spanien espagne spagna espana; sowjetunion; syria syrien syrie siria; tyrol tirol tirolo;
tschechien; czechoslovakia tschechoslowakei tchecoslovaquie; tunisia tunesien tunisie; turkey turkei turquie turchia turquia;
ukraine ucraina; hungary ungarn hongrie ungheria hungria; vietnam; wales galles; europe europa; america amerika amerique;
africa afrika afrique; asia asien asie; styria steiermark; carinthia karnten; galicia galizien galicie; alsace elsass;
lorraine lothringen; lombardy lombardei lombardie lombardia; tuscany toskana toscane toscana; brittany bretagne; normandy
normandie; piedmont piemont piemonte; sicily sizilien sicile sicilia; sardinia sardinien sardaigne sardegna; corsica korsika
corse; crete kreta; cyprus zypern chypre cipro
"""
_TOWNS = """
aachen aquisgrana; aberdeen; alexandria alexandrien alexandrie; amsterdam; ankara; antwerp antwerpen anvers anversa; athens
athen athenes atene atenas; augsburg; avignon; baghdad bagdad; barcelona barcelone barcellona; basel basle bale basilea;
bayreuth; beirut beyrouth; belgrade belgrad belgrado; bergen; berlin berlino; bern berne berna; birmingham; bochum; bologna
bologne; bonn; bordeaux; boston; bratislava pressburg; braunschweig brunswick; bregenz; bremen breme; breslau wroclaw;
bristol; bruges brugge; brno brunn; brussels brussel bruxelles bruselas; budapest; bucharest bukarest bucarest; cambridge;
chemnitz; chicago; czernowitz; damascus damaskus damas damasco; danzig gdansk dantzig; darmstadt; delhi; dortmund; dresden
dresde dresda; dublin dublino; dubrovnik ragusa; duisburg; durham; dusseldorf; edinburgh edinburg edimbourg edimburgo;
eisenach; erfurt; erlangen; exeter; ferrara; florence florenz firenze florencia; frankfurt francfort francoforte; freiburg;
geneva genf geneve ginevra ginebra; ghent gent gand; genoa genua genova; glasgow; gorlitz; gottingen; graz; greifswald;
grenoble; hamburg hambourg amburgo hamburgo; hannover hanover; heidelberg; helsinki; innsbruck; istanbul; constantinople
konstantinopel costantinopoli; jena; jerusalem gerusalemme; kairo cairo; kassel; kiel; kyiv kiew kiev; klagenfurt; cologne
koln colonia; konigsberg; copenhagen kopenhagen kobenhavn copenhague copenaghen; krakow krakau cracow cracovie cracovia;
laibach ljubljana lubiana; leeds; leipzig lipsia; lemberg lviv lwow; lille; linz; lisbon lissabon lisbonne lisbona lisboa;
liverpool; london londres londra; lubeck; lucerne luzern lucerna; lyon lyons lione; madrid; magdeburg; milan mailand milano;
mainz mayence magonza; manchester; mannheim; marburg; marseille marseilles marsiglia marsella; moscow moskau moscou mosca;
munich munchen; munster; nantes; naples neapel napoli napoles; newcastle; nuremberg nurnberg norimberga; odessa; oslo; oxford;
padua padova padoue; palermo; paris parigi; beijing peking pekin pechino; pilsen plzen; pisa; potsdam; prague prag praga;
ravenna; regensburg ratisbonne; reichenberg; reims rheims; riga; rome rom roma; rostock; rotterdam; rouen; salzburg salzbourg
salisburgo; sarajevo sarajewo; seville sevilla siviglia; shanghai schanghai; sheffield; siena; petersburg petersbourg
pietroburgo; stockholm stoccolma estocolmo; strasbourg strassburg strasburgo; stuttgart stoccarda; tallinn; toulouse tolosa;
trieste triest; trento trient; troppau opava; tubingen; turin torino; ulm; uppsala; utrecht; valencia; venice venedig venise
venezia venecia; verona verone; vilnius wilna; warsaw warschau varsovie varsavia varsovia; washington; weimar; vienna wien
vienne; wiesbaden; wurzburg; zagreb agram; zurich zurigo
"""
_GROUPS = tuple(
    tuple(group.split()) for group in f"{_COUNTRIES};{_TOWNS}".replace("\n", " ").split(";") if group.strip()
)
_OTHERS = {key: tuple(one for one in group if one != key) for group in _GROUPS for key in group}
PLACES = frozenset(_OTHERS)


def elsewhere(key: str) -> tuple[str, ...]:
    """What other languages call a place, by what one of them calls it."""
    return _OTHERS.get(key, ())
