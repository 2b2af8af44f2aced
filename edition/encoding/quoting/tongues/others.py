"""TABLE of further languages, a few lines each: enough for whoever speaks beside a quotation, and for dashes of dialogue."""

from __future__ import annotations

from edition.encoding.quoting.languages import Language

SPANISH = Language(
    "es",
    drops=True,
    impersonal="se",
    says="repitió repite dicho declarado afirmado asegurado respondido dijo dice decía dicen dijeron decían dije"
    " diciendo respondió responde respondía contestó contesta contestaba preguntó pregunta preguntaba exclamó"
    " exclama añadió añade replicó replica repuso afirmó afirma declaró declara explicó explica gritó grita"
    " murmuró murmura susurró susurra aseguró asegura advirtió advierte observó agregó manifestó sostuvo sostiene"
    " insistió señaló señala comentó comenta confesó recordó recuerda lamentó lamenta subrayó subraya destacó destaca precisó"
    " precisa indicó indica apuntó apunta admitió admite reconoció reconoce denunció denuncia criticó defendió reclamó exigió"
    " pidió pide reiteró recalcó puntualizó matizó concluyó concluye relató alertó aclaró resumió ironizó bromeó",
    calls="calificó califica calificado tachó tildó definió define describió describe denominó bautizó",
    utters="continuó continúa prosiguió siguió interrumpió empezó pensó piensa suspiró rió sonrió llamó llama",
    writes="escribió escribe escribía",
    links="que si cómo",
    according="según a_juicio_de en_palabras_de",
    for_="para",
    being="es era eran son será sería fue está",
    male="hombre señor niño padre hijo hermano marido abuelo tío alcalde director profesor médico vecino portavoz juez",
    female="mujer señora niña madre hija hermana esposa abuela tía alcaldesa directora profesora médica vecina jueza",
    people="periodista testigo presidente estudiante artista",
    as_="como",
    put="dijo dice decía escribió afirma llamó llama",
    he="él",
    she="ella",
    they="ellos ellas",
    narrator="yo nosotros",
    who="que quien quienes",
    articles="el la los las un una unos unas este esta ese esa aquel aquella su sus mi mis tu nuestro algunos varios otro"
    " otra",
    prepositions="de del a al en con por para sobre entre sin contra desde hasta tras ante",
    joins="y e pero o entonces",
    fillers="se le les me te nos ha había han no ya también entonces",
    doubt="llamado llamada llamados llamadas supuesto supuesta supuestos supuestas",
    works="periódico diario revista libro novela poema artículo ensayo capítulo titulado titulada drama obra comedia"
    " canción película conferencia",
    bodies="partido movimiento asociación sociedad comité grupo organización unión liga campaña",
    meetings="congreso conferencia reunión",
    sources="carta informe artículo libro inscripción poema periódico documento",
    men="señor don sr padre",
    women="señora doña sra señorita madre",
    finite="yo tú él ella nosotros usted ustedes es son era eran soy está están estoy hay ha he no qué me te nos puede"
    " puedo quiero tengo va voy sí",
    dashes=True,
)

ITALIAN = Language(
    "it",
    drops=True,
    impersonal="si",
    says="ripete detto dichiarato affermato risposto aggiunto spiegato chiesto disse dice diceva dissero dicono dissi"
    " dicendo rispose risponde rispondeva chiese chiede chiedeva domandò domanda esclamò esclama aggiunse aggiunge"
    " replicò replica affermò afferma dichiarò dichiara spiegò spiega gridò grida mormorò mormora sussurrò osservò"
    " assicurò avvertì raccontò ripeté confessò insistette riprese sottolineato sottolinea sottolineò ricordato ricorda ricordò"
    " commentato commenta commentò concluso conclude concluse ribadito ribadisce ribadì osserva osservato precisato precisa precisò"
    " ammesso ammette ammise annunciato annuncia annunciò denunciato denuncia sostiene sostenne sostenuto confessa ironizza"
    " scherza rivela rivelò rivelato racconta raccontato assicura assicurato avverte avvertito insiste mormora sussurra",
    calls="definì definisce definito chiamò chiama chiamato descrisse descrive",
    utters="continuò continua proseguì fece interruppe cominciò pensò sospirò rise sorrise chiamò chiama",
    writes="scrisse scrive scriveva",
    links="che se come",
    according="secondo a_detta_di stando_a",
    for_="per",
    being="è era erano sono sarà sarebbe fu",
    as_="come",
    put="disse dice diceva scrisse scrive chiama",
    he="egli lui",
    she="ella lei essa",
    they="essi loro esse",
    narrator="io noi",
    who="che chi",
    articles="il lo la i gli le l un uno una questo questa quel quella suo sua suoi sue mio mia alcuni",
    prepositions="di del della dei a al alla da dal dalla in nel nella con su sul per tra fra",
    joins="e ed ma o poi",
    fillers="sempre spesso mai invece quindi però infine si gli le mi ti ci ha aveva non anche allora poi ancora",
    doubt="cosiddetto cosiddetta cosiddetti cosiddette sedicente",
    works="giornale rivista libro romanzo poesia poema articolo saggio capitolo intitolato intitolata dramma commedia"
    " canzone film opera",
    bodies="partito movimento associazione società comitato gruppo organizzazione unione lega",
    meetings="congresso convegno conferenza",
    sources="lettera rapporto articolo libro iscrizione giornale documento",
    men="signor don padre re",
    women="signora donna signorina madre regina",
    male="uomo signore ragazzo padre figlio fratello marito nonno zio sindaco direttore professore medico vicino giudice",
    female="donna signora ragazza madre figlia sorella moglie nonna zia sindaca direttrice professoressa vicina",
    people="giornalista testimone presidente studente artista portavoce",
    finite="io tu lui lei noi voi è sono era erano ho hai ha abbiamo non che mi ti ci può posso voglio vuole va sì no",
    dashes=True,
    elides=True,
)

PORTUGUESE = Language(
    "pt",
    drops=True,
    impersonal="se",
    says="disse diz dizia disseram dizem respondeu responde respondia perguntou pergunta exclamou exclama acrescentou"
    " replicou afirmou afirma declarou explicou gritou murmurou sussurrou observou contou tornou",
    utters="continuou prosseguiu interrompeu começou pensou suspirou riu sorriu chamou",
    writes="escreveu escreve escrevia",
    links="que se como",
    according="segundo conforme",
    as_="como",
    put="disse diz escreveu",
    he="ele",
    she="ela",
    they="eles elas",
    narrator="eu nós",
    who="que quem",
    articles="o a os as um uma este esta esse essa seu sua seus suas meu minha alguns",
    joins="e mas ou",
    prepositions="de do da dos das a ao em no na com por para sobre entre sem",
    fillers="se lhe me não também então",
    men="senhor sr dom d padre",
    women="senhora sra dona",
    finite="eu ele ela nós é são era não me te foi está há vai quero",
    dashes=True,
)

RUSSIAN = Language(
    "ru",
    says="сказал сказала сказали говорит говорил говорила говорят ответил ответила отвечал отвечала отвечает спросил"
    " спросила спрашивал спрашивала спрашивает воскликнул воскликнула закричал закричала крикнул крикнула"
    " прошептал прошептала шепнул шепнула возразил возразила заметил заметила прибавил прибавила добавил добавила"
    " произнес произнесла повторил повторила объявил объявила утверждал утверждает заявил заявила объяснил"
    " объяснила проговорил проговорила промолвил промолвила считает считают считал считала полагает полагал отметил отметила"
    " отмечает подчеркнул подчеркнула подчёркивает подчеркивает сообщил сообщила сообщает рассказал рассказала рассказывает"
    " пояснил пояснила поясняет признал признала признался призналась признаёт предупредил предупредила предупреждает призвал"
    " призвала напомнил напомнила напоминает уточнил уточнила согласился согласилась вспоминает вспоминал вспоминала уверяет"
    " уверен уверена заверил заверила пожаловался пожаловалась пошутил пошутила пробормотал пробормотала вздохнул вздохнула",
    calls="назвал назвала называет называл называла",
    utters="продолжал продолжала продолжил перебил перебила начал начала думал думала подумал подумала вздохнул"
    " засмеялся засмеялась",
    writes="писал писала написал пишет",
    links="что как",
    according="по_словам согласно по_мнению по_оценке по_версии",
    theirs="по_её_словам:f по_ее_словам:f по_его_словам:m по_его_мнению:m по_её_мнению:f по_ее_мнению:f",
    as_="как",
    put="сказал говорил писал пишет отметил отметила выразился выразилась подчеркнул",
    he="он",
    she="она",
    they="они",
    narrator="я мы",
    who="который которая кто",
    joins="и но а",
    prepositions="в на с к у о от до из за под над при для без по",
    fillers="не же бы уже тут тогда ему ей им",
    doubt="так_называемый так_называемая так_называемые",
    works="газета газету газете газеты журнал журнале повести романе романа пьесу статью книгу поэму роман повесть"
    " рассказ поэма стихотворение статья книга пьеса драма",
    bodies="партия общество союз",
    sources="письмо статья книга газета записка надпись",
    men="господин князь граф",
    women="госпожа княгиня графиня",
    finite="я ты он она мы вы они не это есть был была было нет да",
    dashes=True,
)

POLISH = Language(
    "pl",
    drops=True,
    says="rzekł rzekła powiedział powiedziała mówi mówił mówiła odpowiedział odpowiedziała odparł odparła zapytał"
    " zapytała spytał spytała zawołał zawołała krzyknął krzyknęła szepnął szepnęła dodał dodała odrzekł odrzekła",
    utters="ciągnął pomyślał zaczął przerwał",
    writes="pisał pisze napisał",
    links="że jak czy",
    according="według",
    as_="jak",
    put="mówi pisze powiedział",
    he="on",
    she="ona",
    they="oni one",
    narrator="ja my",
    who="który która kto",
    joins="i a ale",
    prepositions="w na z do o od za pod przy dla bez po",
    men="pan",
    women="pani panna",
    finite="nie jest są był ja ty on ona to się co",
    dashes=True,
)

ARABIC = Language(
    "ar",
    says="قال قالت قالوا يقول تقول يقولون وقال فقال وقالت فقالت وقالوا فقالوا ويقول فيقول أجاب فأجاب وأجاب سأل فسأل"
    " وسأل أضاف وأضاف صرح أعلن ذكر وذكر أكد وأكد فأجابه فأجابها فسأله وسأله فقلت قلت وقلت قائلا قائلاً",
    writes="كتب يكتب وكتب فكتب",
    links="أن إن بأن ما",
    according="حسب وفقا_ل",
    he="هو",
    she="هي",
    they="هم",
    narrator="أنا نحن",
    who="الذي التي الذين",
    prepositions="من إلى على في عن مع",
    fillers="له لها لهم قد لنا لي فيه",
    colon=True,
)

CHINESE = Language(
    "zh",
    says="说 說 道 曰 问 問 答 喊 叫 叹 嘆 笑道 说道 說道 问道 問道 答道 回答 表示 指出 认为 認為 强调 強調 写道 寫道 云 补充 補充"
    " 告诉 告訴 介绍 介紹 解释 解釋 透露 称 稱 回应 回應 反驳"
    " 反駁 坦言 感叹 感嘆 承认 承認 宣布 宣佈 呼吁 呼籲 警告 提醒 重申 总结 總結 回忆 回憶 评价 評價 形容 调侃 建议 建議 希望 相信",
    writes="写 寫",
    he="他",
    she="她",
    they="他们 她们 他們 她們",
    narrator="我 我们 我們",
    doubt="所谓 所謂",
)
