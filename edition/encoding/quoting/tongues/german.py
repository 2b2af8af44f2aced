"""TABLE of German: how prose says that somebody speaks."""

from __future__ import annotations

from edition.encoding.quoting.languages import Language

GERMAN = Language(
    "de",
    says="widersprach widerspricht widersprachen besagt besagte erwiederte erwiederten warnte warnten sagt sagte"
    " sagten gesagt sagen sagst erwidert erwiderte erwiderten erwidern antwortet antwortete antworteten antworten"
    " geantwortet fragt fragte fragten gefragt fragen erklärt erklärte erklärten erklären meint meinte meinten"
    " gemeint bemerkt bemerkte bemerkten bemerken entgegnet entgegnete entgegneten versetzt versetzte versetzten"
    " behauptet behauptete behaupteten behaupten ruft rief riefen gerufen rufen flüstert flüsterte flüsterten"
    " spricht sprach sprachen sprechen äußert äußerte äußerten geäußert äussert äusserte erzählt erzählte"
    " erzählten erzählen berichtet berichtete berichteten berichten betont betonte betonten versichert versicherte"
    " versicherten gesteht gestand gestanden verkündet verkündete teilt_mit teilte_mit ergänzt ergänzte"
    " kommentiert kommentierte beteuert beteuerte konstatiert konstatierte stellt_fest stellte_fest warnt warnte"
    " warnten klagt klagte klagten gab_zu gibt_zu kündigt_an kündigte_an fügt_hinzu fügte_hinzu setzte_hinzu"
    " erkundigte erkundigt mahnt mahnte fordert forderte forderten weist_darauf wies_darauf schreit schrie schrien"
    " murmelt murmelte murmelten brummte brummt wiederholt wiederholte bestätigt bestätigte verneint verneinte"
    " bejahte befahl befiehlt bat bittet urteilt urteilte hinzufügte hinzusetzte ausrief sagend erwidernd"
    " antwortend fragend plädiert plädierte plädierten räumt_ein räumte_ein räumten_ein gibt_bekannt gab_bekannt bekräftigt"
    " bekräftigte unterstreicht unterstrich hebt_hervor hob_hervor weist_zurück wies_zurück hält_entgegen hielt_entgegen"
    " will_wissen wollte_wissen bedauert bedauerte gesteht_ein gestand_ein legt_dar legte_dar führt_aus führte_aus ließ_wissen",
    utters="findet fand fanden kündigt kündigte stellt stellte räumt räumte wies hob führt führte legt legte schob lenkte zieht"
    " frug frugen entschied entscheidet fügte fügt setzte setzt gab gibt fiel warf wandte teilte fuhr_fort"
    " fährt_fort fuhr lacht lachte lachten lächelte lächelt seufzt seufzte stöhnt stöhnte denkt dachte dachten"
    " unterbrach unterbricht begann beginnt schloß schloss schließt nickte nickt stammelte stammelt stotterte"
    " scherzte spottete drohte jubelte jammerte schluchzte schimpfte fluchte höhnte zischte fiel_ein warf_ein"
    " wirft_ein rühmte rühmt machte wandte_ein gab_zurück hub_an hob_an plauderte tröstete grüßte zitierte zitiert"
    " gestikulierte lallte keuchte hauchte knurrte brüllte kreischte heißt hieß lautet lautete",
    acts="findet fand fanden kündigt kündigte stellt stellte räumt räumte wies hob führt führte legt legte schob lenkte zieht",
    calls="nennt nannte nannten bezeichnet bezeichnete bezeichneten spricht_von sprach_von sprachen_von redet_von redete_von"
    " beschreibt beschrieb beschrieben lobt lobte lobten verspottet verspottete kritisiert kritisierte kritisierten",
    writes="steht telegr telegraphierte telegraphiert telegrafierte schreibt schrieb schrieben geschrieben schreiben"
    " notiert notierte notierten vermerkt vermerkte heißt_es hieß_es steht_geschrieben zu_lesen liest lesen lasen"
    " las",
    links="daß dass wie ob warum wer was weil",
    according="laut nach_den_worten_von gemäß nach_ansicht_von nach_meinung_von zufolge mit_den_worten nach_angaben_von"
    " nach_angaben nach_ansicht nach_meinung nach_auffassung_von nach_auffassung nach_einschätzung_von nach_einschätzung"
    " nach_darstellung_von nach_darstellung nach_aussage_von nach_aussage nach_überzeugung_von nach_überzeugung den_worten_von",
    for_="für",
    theirs="nach_ihren_worten:f nach_seinen_worten:m ihm_zufolge:m ihr_zufolge:f seiner_ansicht_nach:m ihrer_ansicht_nach:f",
    thus="so",
    follows="zufolge",
    as_="wie so",
    put="sagt sagte meint meinte nennt nannte formuliert formulierte ausdrückt ausdrückte schreibt schrieb bemerkte"
    " bemerkt",
    he="er",
    she="sie",
    they="",
    narrator="ich wir",
    who="der die das welcher welche welches wer",
    definite="der die das den dem des im am zum zur vom",
    articles="meinen meines dein deine deinen unseren eure der die das den dem des ein eine einer einem einen eines dieser"
    " diese dieses jener jene jenes mein meine meinem sein seine seinem seinen ihr ihre ihrem ihren unser unsere"
    " kein keine einige manche viele alle beide zwei drei jeder jede jedes mancher jemand niemand man andere"
    " anderer im am zum zur beim vom solche solcher",
    prepositions="von vom für zu zum zur aus in im an am auf bei beim mit über nach vor während gegen unter zwischen durch"
    " ohne seit um neben hinter ab bis trotz wegen statt",
    joins="und aber oder doch denn dann sondern da als während indem",
    answers="antwort frage worte wort bemerkung erwiderung",
    being="war ist waren lautete lautet sei",
    own="seine:m sein:m ihre:f ihr:f meine:i",
    subordinates="als wenn während nachdem obwohl weil da bevor",
    fillers="ja nein ach hat hatte hatten habe haben ist war sich auch dann nicht nie noch schon immer oft wieder nun"
    " jetzt endlich nur eben einmal darauf dazu hierauf leise laut lächelnd ruhig da mir ihm ihr uns ihnen ihn dem"
    " etwa sehr plötzlich ja so also weiter wohl mich sodann freundlich ernst traurig heiter kopfschüttelnd"
    " achselzuckend",
    doubt="sogenannte sogenannten sogenannter sogenanntes sogenanntem angebliche angeblichen angeblicher angebliches"
    " vermeintliche vermeintlichen vorgebliche selbsternannte selbsternannten",
    terms="wort worte worten begriff begriffs begriffes begriffe ausdruck ausdrucks ausdrücke schlagwort bezeichnung"
    " terminus als vokabel",
    works="stück stücke drama schauspiel lustspiel trauerspiel tragödie komödie roman romans novelle novellen gedicht"
    " buch buche werk aufsatz artikel vortrag titel betitelt kapitel abschnitt essay oper lied erzählung film"
    " einakter einakters schauspiels komödien dramas zyklus zyklus' premiere aufführung uraufführung rolle"
    " hauptrolle verfasser autor dichter verfassers dichters autors szene buches novellenband romane feuilleton"
    " broschüre arbeit stückes tragikomödie burleske groteske pantomime dichtung reihe heft zeitschrift dramen"
    " theaterstück ballett zeitung blatt blattes wochenschrift tageblatt journal zeitungen revue überschrift"
    " nummer nr",
    bodies="partei verein verband gesellschaft gruppe bewegung organisation bund firma liga komitee verlag theater"
    " restaurant hotel café gasthof schiff kabarett verlags theaters club klub",
    meetings="kongreß kongress tagung konferenz versammlung ausstellung treffen fest",
    sources="absatz paragraph gesetz antrag verfassung bestimmung vertrag satz punkt bericht brief briefe artikel"
    " inschrift gedicht buch erklärung dokument kapitel vorrede vorwort anzeige telegramm zeitung blatt presse"
    " tagebuch notiz zeitschrift aufsatz urkunde testament bibel zettel depesche karte zuschrift feuilleton"
    " meldung vers verse rundschau postkarte tagebucheintrag",
    reads="zitiert zitierte zitierten zitierend verlas verliest verlasen verlesen vorgelesen las liest lasen gelesen",
    men="herr herrn graf fürst könig vater onkel baron hofrat direktor professor dr prinz kaiser meister pfarrer"
    " doktor",
    women="frau fräulein gräfin fürstin königin mutter tante baronin prinzessin frl schwester kaiserin",
    male="mann knabe junge herr vater sohn bruder onkel könig prinz wirt wirth bürger professor doctor doktor direktor"
    " pfarrer diener soldat zeichner dichter alte",
    female="frau mädchen dame mutter tochter schwester tante königin prinzessin magd wirtin",
    people="fremde fremder gast besucher reisende reisender kind freund freundin nachbar nachbarin lehrer lehrerin student"
    " schüler redner sprecher vorsitzende vorsitzender abgeordnete abgeordneter präsident sekretär richter zeuge kellner"
    " schaffner unbekannte unbekannter kollege gastgeber",
    finite="ich du er wir ihr sie es ist sind war waren bin bist hat haben hatte habe kann können konnte wird werden"
    " wurde würde will wollen wollte soll sollen sollte muß muss müssen mußte darf dürfen mag möchte wäre hätte"
    " sei seien nicht man gibt geht weiß glaube kommt mich mir uns sein ja nein was warum wie",
    reported="sei seien habe werde wolle müsse könne solle dürfe möge gebe gehe komme stehe liege bleibe wisse brauche sehe lasse"
    " bedaure gelte handle finde fehle bestehe bedeute trage nehme halte",
    nouns=True,
)
