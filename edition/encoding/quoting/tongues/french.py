"""TABLE of French: how prose says that somebody speaks."""

from __future__ import annotations

from edition.encoding.quoting.languages import Language

FRENCH = Language(
    "fr",
    says="interrogé interrogée répondu demandé rétorqué rétorque rétorqua affirmé estime estima estimé indique indiqué"
    " assuré avoué annoncé rappelé précisé confié souligné observé remarqué raconté conclu insisté lancé crié"
    " murmuré soutenu prétendu reconnu reconnaît promis martelé martèle dit disait disent disaient dirent dis dire"
    " disant répond répondit répondait répondent répondirent répondis répondre répondu demande demanda demandait"
    " demandent demandèrent demandai demandé réplique répliqua répliquait répliquèrent répliquai affirme affirma"
    " affirmait affirment déclare déclara déclarait déclarent déclaré explique expliqua expliquait expliquent"
    " expliqué ajoute ajouta ajoutait ajoutent ajoutèrent ajoutai ajouté observe observa remarque remarqua"
    " remarquait écrie écria écriait écrièrent écriai exclame exclama exclamait crie cria criait crièrent criai"
    " murmure murmura murmurait murmurèrent murmurai annonce annonça annonçait assure assura assurait avoue avoua"
    " avouait prétend prétendit prétendait soutient soutint soutenait raconte raconta racontait reprend reprit"
    " reprenait reprirent repris riposte riposta objecte objecta conclut rappelle rappela rappelait précise"
    " précisa confie confia insiste insista souligne souligna interroge interrogea questionna chuchota chuchote"
    " balbutia balbutie bégaya hurla gronda grogna grommela répartit repartit répéta répète protesta proteste"
    " souffle souffla soufflait soufflé glisse glissa glissé lâche lâcha lâché tranche trancha tranché renchérit"
    " nuance nuança tempère tempéra déplore déplora déploré regrette regretta regretté dénonce dénonça dénoncé admet"
    " admit admis concède concéda concédé résume résuma résumé détaille détailla détaillé agace amuse amusa inquiète"
    " inquiéta étonne étonna indigne indigna insurge insurgea alerte alerta alerté plaide plaida plaidé martela"
    " claironne peste pesta s'emporte"
    " supplia ordonna conseilla proposa prononça proféra articula marmotta marmonna informa",
    utters="fit faisait fis continua continue poursuivit poursuit poursuivait interrompit interrompt commença commence"
    " soupira soupire rit sourit ricana ricane pensa pense pensait pensai songea sanglota gémit acheva termina"
    " jura rugit lança lance salua railla plaisanta cherche criant",
    for_="pour",
    being="est était étaient sont sera serait fut",
    calls="parle_de parle_d parlait_de parlait_d parla_de évoque évoqua évoquait décrit décrivait décrivit qualifié"
    " appelé nommé traité appela appelle appelait nomme nomma nommait qualifie qualifia qualifiait",
    writes="écrit écrivait écrivit écrivent écrivirent écrivis écrire lit note nota notait",
    links="que qu comment si pourquoi",
    according="selon d_après suivant aux_dires_de au_dire_de pour_reprendre_les_mots_de",
    as_="comme ainsi",
    put="dit disait écrit écrivait appelle appelait déclare exprime affirme",
    he="il lui",
    she="elle",
    they="ils elles",
    narrator="je j nous on",
    who="qui que lequel laquelle dont",
    definite="le la les l du au",
    articles="le la les l un une des ce cet cette ces mon ma mes son sa ses leur leurs notre nos votre vos du au aux"
    " quelques plusieurs certains tous deux trois quelqu chacun chacune personne autre aucun",
    prepositions="de du des d à au aux pour en dans sur par avec chez contre sous entre après avant vers sans pendant depuis"
    " devant malgré",
    joins="et mais ou puis alors or car quand lorsque",
    subordinates="quand lorsque comme si après dès tandis pendant",
    fillers="ah oh oui non le l a avait ont avaient est était s se m me t te lui leur nous vous y en ne n pas aussi alors"
    " encore enfin toujours jamais bien donc d'abord ensuite tout ainsi déjà même brusquement doucement vivement"
    " aussitôt tranquillement t-",
    doubt="soi-disant prétendu prétendue prétendus prétendues",
    terms="mot mots terme termes expression notion concept",
    works="pièce roman poème chapitre article essai intitulé intitulée livre drame comédie tragédie conférence chanson"
    " titre ouvrage nouvelle film opéra poèmes recueil journal revue séance",
    bodies="parti mouvement association société comité groupe organisation union ligue club campagne syndicat front"
    " navire",
    meetings="congrès conférence réunion rencontre colloque exposition",
    sources="rapport lettre article inscription poème livre déclaration document chapitre préface annonce télégramme"
    " journal presse billet manifeste bible évangile proverbe texte affiche",
    reads="lut lit lisait lu lue lus lues cita cite citait cité citée citant récita",
    men="m monsieur sieur comte duc marquis baron roi prince père frère oncle abbé docteur maître capitaine",
    women="mme madame mlle mademoiselle comtesse duchesse marquise baronne reine princesse mère sœur tante",
    male="homme garçon monsieur père fils frère oncle mari roi prince duc comte curé docteur capitaine vieillard"
    " novice matelot inconnu étranger voyageur visiteur passant ami voisin",
    female="femme fille dame mère sœur tante reine princesse duchesse comtesse servante vieille inconnue étrangère voyageuse"
    " visiteuse passante amie voisine",
    people="enfant personne hôte président présidente secrétaire journaliste élève juge témoin",
    finite="je j tu il elle nous vous ils elles on c est sont était étaient suis es sommes êtes ai as a avons avez ont"
    " avait va vais vont peut peux veux veut fait faut sera serait n ne oui non qu ce ça allez viens voilà",
    dashes=True,
    elides=True,
)
