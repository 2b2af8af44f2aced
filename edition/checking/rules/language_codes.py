"""TABLES of subtags: languages of ISO 639-1 with their longer codes, scripts of ISO 15924, regions of ISO 3166-1 (RFC 5646)."""

from __future__ import annotations

_LANGUAGES = (
    "aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis bmbam bnben bobodtib "
    "brbre bsbos cacat ceche chcha cocos crcre cscescze cuchu cvchv cycymwel dadan dedeuger dvdiv dzdzo eeewe elellgre "
    "eneng eoepo esspa etest eueusbaq fafasper ffful fifin fjfij fofao frfrafre fyfry gagle gdgla glglg gngrn guguj gvglv "
    "hahau heheb hihin hohmo hrhrv hthat huhun hyhyearm hzher iaina idind ieile igibo iiiii ikipk ioido isislice itita "
    "iuiku jajpn jvjav kakatgeo kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir lalat "
    "lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimrimao mkmkdmac mlmal mnmon mrmar msmsamay mtmlt "
    "mymyabur nanau nbnob ndnde nenep ngndo nlnlddut nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan "
    "pipli plpol pspus ptpor quque rmroh rnrun roronrum rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslkslo slslv "
    "smsmo snsna sosom sqsqialb srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl tntsn toton "
    "trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid yoyor zazha zhzhochi "
    "zuzul"
).split()
"""The code of two letters, that of three, and the bibliographic one of three where it differs."""

SHORT = {row[:2] for row in _LANGUAGES} | {"sh"}
SHORTER = {code: row[:2] for row in _LANGUAGES for code in (row[2:5], row[5:]) if code}
"""From a code of three letters to that of two: where there is one, it is the only tag (RFC 5646, section 2.2.1)."""

SCRIPTS = frozenset(
    (
        "Adlm Afak Aghb Ahom Arab Aran Armi Armn Avst Bali Bamu Bass Batk Beng Berf Bhks Blis Bopo Brah Brai Bugi Buhd Cakm "
        "Cans Cari Cham Cher Chis Chrs Cirt Copt Cpmn Cprt Cyrl Cyrs Deva Diak Dogr Dsrt Dupl Egyd Egyh Egyp Elba Elym Ethi "
        "Gara Geok Geor Glag Gong Gonm Goth Gran Grek Gujr Gukh Guru Hanb Hang Hani Hano Hans Hant Hatr Hebr Hira Hluw Hmng "
        "Hmnp Hntl Hrkt Hung Inds Ital Jamo Java Jpan Jurc Kali Kana Kawi Khar Khmr Khoj Kitl Kits Knda Kore Kpel Krai Kthi "
        "Lana Laoo Latf Latg Latn Leke Lepc Limb Lina Linb Lisu Loma Lyci Lydi Mahj Maka Mand Mani Marc Maya Medf Mend Merc "
        "Mero Mlym Modi Mong Moon Mroo Mtei Mult Mymr Nagm Nand Narb Nbat Newa Nkdb Nkgb Nkoo Nshu Ogam Olck Onao Orkh Orya "
        "Osge Osma Ougr Palm Pauc Pcun Pelm Perm Phag Phli Phlp Phlv Phnx Piqd Plrd Prti Psin Ranj Rjng Rohg Roro Runr Samr "
        "Sara Sarb Saur Seal Sgnw Shaw Shrd Shui Sidd Sidt Sind Sinh Sogd Sogo Sora Soyo Sund Sunu Sylo Syrc Syre Syrj Syrn "
        "Tagb Takr Tale Talu Taml Tang Tavt Tayo Telu Teng Tfng Tglg Thaa Thai Tibt Tirh Tnsa Todr Tols Toto Tutg Ugar Vaii "
        "Visp Vith Wara Wcho Wole Xpeo Xsux Yezi Yiii Zanb Zinh Zmth Zsye Zsym Zxxx Zyyy Zzzz"
    ).split()
)
REGIONS = frozenset(
    (
        "AC AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BU BV BW BY "
        "BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CR CS CU CV CW CX CY CZ DD DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET EU "
        "EZ FI FJ FK FM FO FR FX GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN "
        "IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
        "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NT NU NZ OM PA PE PF PG PH PK PL PM PN PR "
        "PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SU SV SX SY SZ TA TC TD TF TG TH TJ "
        "TK TL TM TN TO TP TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS YD YE YT YU ZA ZM ZR ZW"
    ).split()
)
"""Those of today, those of states that are gone, and some that are reserved."""

RENAMED = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"}
"""Codes that were withdrawn."""

MISTAKEN = {
    "sp": "es", "jp": "ja", "gr": "el", "cn": "zh", "dk": "da", "cz": "cs", "ge": "ka", "gk": "el", "us": "en", "gb": "en",
    "at": "de", "eg": "ar", "il": "he", "ir": "fa", "ua": "uk", "by": "be", "al": "sq", "vn": "vi",
}  # fmt: skip
"""Codes of states, or guesses, that are taken for codes of languages."""

NAMES = {
    "latin": "la", "lateinisch": "la", "latina": "la", "greek": "el", "hebrew": "he", "arabic": "ar", "english": "en",
    "german": "de", "deutsch": "de", "french": "fr", "francais": "fr", "italian": "it", "italiano": "it", "spanish": "es",
    "dutch": "nl", "russian": "ru", "polish": "pl", "czech": "cs", "danish": "da", "swedish": "sv", "norwegian": "no",
    "portuguese": "pt", "hungarian": "hu", "turkish": "tr", "syriac": "syr", "yiddish": "yi", "welsh": "cy", "irish": "ga",
    "grego": "el", "greco": "el", "espanol": "es", "chinese": "zh", "japanese": "ja", "persian": "fa", "slovene": "sl",
}  # fmt: skip
"""Names that are taken for tags."""

ENGLISH = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cop": "Coptic", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "grc": "Ancient Greek", "he": "Hebrew", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "is": "Icelandic",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "la": "Latin", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "syr": "Syriac",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "yi": "Yiddish", "zh": "Chinese",
}  # fmt: skip
"""What some languages are called, for messages."""
