"""TABLE of countries and large towns, as keys, in English, German, French, Italian and Spanish.

Only places on no list are looked for with it, and only where nouns have capitals as well, so that a capital alone tells nothing.
"""

from __future__ import annotations

_COUNTRIES = """
albania albanien albanie algeria algerien algerie argentina argentinien argentine armenia armenien armenie australia australien
australie austria osterreich autriche belgium belgien belgique bohmen bohemia boheme bosnien bosnia brasilien brazil bresil
bulgarien bulgaria bulgarie canada kanada chile chili china chine danemark danmark denmark deutschland germany allemagne
agypten egypt egypte england angleterre estland estonia estonie finnland finland finlande frankreich france georgien georgia
georgie griechenland greece grece holland hollande indien india inde irak iraq iran irland ireland irlande iceland islande
israel italien italy italie italia japan japon jugoslawien yugoslavia yougoslavie kroatien croatia croatie lettland latvia
lettonie libanon lebanon liban litauen lithuania lituanie luxemburg luxembourg marokko morocco maroc mexiko mexico mexique
mahren moravia moravie niederlande netherlands norwegen norway norvege palastina palestine persien persia perse peru perou polen
poland pologne portugal preussen prussia prusse bayern bavaria baviere rumanien romania roumanie russland russia russie sachsen
saxony saxe schlesien silesia silesie schottland scotland ecosse schweden sweden suede schweiz switzerland suisse serbien serbia
serbie slowakei slovakia slovaquie slowenien slovenia slovenie spanien spain espagne espana sowjetunion syrien syria syrie
tirol tyrol tschechien tschechoslowakei czechoslovakia tunesien tunisia tunisie turkei turkey turquie ukraine ungarn hungary
hongrie vietnam wales europa amerika afrika asien steiermark karnten galizien galicia elsass lothringen lombardei toskana
bretagne normandie
"""
_TOWNS = """
aachen aberdeen amsterdam ankara antwerpen athen athens athenes augsburg avignon bagdad barcelona basel bayreuth
beirut belgrad belgrade bergen berlin bern birmingham bochum bologna bonn bordeaux boston bratislava braunschweig bregenz bremen
breslau bristol brno brugge brunn brussel brussels bruxelles budapest bukarest bucharest cambridge chemnitz chicago
czernowitz damaskus danzig darmstadt delhi dortmund dresden dublin dubrovnik duisburg durham dusseldorf edinburgh edinburg
edimbourg eisenach erfurt erlangen exeter ferrara florenz florence firenze frankfurt freiburg genf geneva geneve genua
genoa genova gent glasgow gorlitz gottingen graz greifswald grenoble hamburg hannover heidelberg helsinki innsbruck istanbul jena
jerusalem kairo kassel kiel kiew kyjiw klagenfurt koln cologne konigsberg konstantinopel constantinople kopenhagen kobenhavn
copenhagen copenhague krakau krakow leeds leipzig lemberg lille linz lissabon lisbon lisboa liverpool ljubljana laibach
london londres lubeck luzern lyon madrid magdeburg mailand milano milan mainz manchester mannheim marburg marseille moskau
moscow moscou munchen munich munster nancy nantes neapel napoli naples newcastle nizza nurnberg nuremberg odessa oslo
oxford padua padova palermo paris peking beijing petersburg pilsen pisa potsdam prag prague pressburg ravenna regensburg reichenberg
reims riga rom rome roma rostock rotterdam rouen salzburg sarajevo sevilla shanghai sheffield siena sofia stockholm strassburg
strasbourg stuttgart tallinn toulouse triest trieste trient troppau tubingen turin torino ulm uppsala utrecht valencia venedig
venezia venise verona vilnius warschau warsaw varsovie washington weimar wien vienna vienne wiesbaden wilna wurzburg
zagreb agram zurich
"""
PLACES = frozenset((*_COUNTRIES.split(), *_TOWNS.split()))
"""Without those that are words of their own: Essen, Bath, Worms."""
