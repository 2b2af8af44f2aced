"""TABLE of values, right and wrong, for each datatype of XML Schema, and for datatypes with parameters."""

from __future__ import annotations

_INTEGERS = (
    "0 -0 +0 1 -1 +12 007 1.0 1e3 127 128 -128 -129 255 256 32767 32768 65535 65536 2147483648 4294967296 x".split()
)
_ZONES = ["Z", "+00:00", "-14:00", "+14:00", "+14:01", "+1:00", "+01:60", "z"]
_NAMES = [
    "a",
    "_a",
    "1a",
    "a1",
    "-a",
    "a-b.c_d",
    "a:b",
    ":a",
    "a:",
    "a b",
    "é",
    "א",
    "a·",
    "·a",
    "a\u00a0b",
    "ﬁ",
    "a/b",
    "𐐀",
]

VALUES: dict[str, list[str]] = {
    "string": ["", "a", " a\tb\n"],
    "normalizedString": ["", " a\tb "],
    "token": ["", " a  b "],
    "language": ["en", "de-AT", "grc-Latn", "x-klingon", "englisch!", "abcdefghi", "a-", "1", "en_US", " en ", "i-1"],
    "Name": _NAMES,
    "NCName": _NAMES,
    "NMTOKEN": _NAMES,
    "NMTOKENS": [*_NAMES, " a  1 ", "a\u00a0b"],
    "anyURI": [
        *"a #a a#b a#b#c http://a.b/c?d=e#f a%20b a%2 a%zz 1:b a: :a a:b a/b:c ?a:b é {a} a|b ^ `a` \\a [a] a[b http://[::1]/ http://a/[b]".split(),
        *" ?[ #[ mailto:[x] //[a] /[a] mailto:a@b".split(),
        "",
        "a b",
        "http://a b/",
        "http:",
    ],
    "boolean": ["true", "false", "1", "0", "TRUE", "yes", " true ", "", "2"],
    "decimal": ["1", "1.", ".1", ".", "-1.50", "+.5", "1e3", "1,5", "", "1 2", "INF", "٣", "--1", "00.10"],
    "float": [
        "1",
        "1e3",
        "1E-3",
        "-INF",
        "INF",
        "+INF",
        "inf",
        "NaN",
        "nan",
        "1e",
        "e1",
        ".5e+2",
        "1e400",
        "0x1",
        "1f",
        "1_0",
    ],
    "double": ["1", "1e3", "1.5E3", "INF", "+INF", "NaN", "", ".", "-.5", "1e1.5", "1_0"],
    "integer": [*_INTEGERS, "99999999999999999999999", "1_000", "٣", " 1 ", ""],
    **dict.fromkeys(
        (
            "nonPositiveInteger negativeInteger nonNegativeInteger positiveInteger long int short byte unsignedLong"
            " unsignedInt unsignedShort unsignedByte"
        ).split(),
        _INTEGERS,
    ),
    "date": [
        *"1914-07-28 1914-7-28 1914-02-29 1912-02-29 1900-02-29 2000-02-29 1914-09-31 1914-13-01 1914-00-01 1914-01-00".split(),
        *"-0044-03-15 0000-01-01 -0001-02-29 -0004-02-29 -0005-02-29 12014-01-01 012014-01-01 014-01-01 +1914-01-01".split(),
        *(f"1914-07-28{zone}" for zone in _ZONES),
        " 1914-07-28 ",
        "1914-07-28 Z",
        "１９１４-07-28",
        "",
    ],
    "dateTime": [
        *"1914-07-28T11:10:00 1914-07-28T11:10 1914-07-28T24:00:00 1914-07-28T24:00:01 1914-07-28T25:00:00".split(),
        *"1914-07-28T11:60:00 1914-07-28T11:10:60 1914-07-28T11:10:00.5 1914-07-28T11:10:00. 1914-07-28".split(),
        "1914-07-28t11:10:00",
        *"1914-02-30T11:10:00 1914-07-28T11:10:00Z 1914-07-28T11:10:00+14:30".split(),
    ],
    "time": [*"11:10:00 11:10 24:00:00 24:00:00.1 00:00:00.000 11:10:00Z 1:10:00 11:10:61 11:10:00+01:00".split()],
    "gYear": ["1914", "914", "0914", "-0044", "0000", "19140", "01914", "1914Z", "1914-07", "+1914", "MCMXIV"],
    "gYearMonth": ["1914-07", "1914-13", "1914-00", "1914-7", "1914-07Z", "-0044-03", "0000-01", "1914"],
    "gMonth": ["--07", "--13", "--00", "--7", "--07Z", "07"],
    "gMonthDay": ["--07-28", "--02-29", "--02-30", "--04-31", "--13-01", "--07-28Z", "--7-28", "07-28", "--07-00"],
    "gDay": ["---28", "---31", "---32", "---00", "---28Z", "--28", "28"],
    "duration": [
        *"P1Y P1M P1D PT1H PT1M PT1S PT1.5S P1Y2M3DT4H5M6S -P1D P PT P1DT P1S PT1D 1D P-1D P1.5D P1W +P1D p1d".split(),
        "",
    ],
    "hexBinary": ["", "0a", "0A", "0", "0g", "0a 0b", "é0"],
    "base64Binary": ["", "YQ==", "YWI=", "YWJj", "YQ=", "YQ", "Y Q = =", "YR==", "YWJj YWJj", "Y", "é===", "===="],
    "QName": ["a", "p:a", "xml:a", "q:a", "p:", ":a", "a:b:c", "1a", "p:1a"],
}
"""By datatype; the prefix ``p`` is declared where they stand, ``q`` is not."""

FACETS: dict[str, tuple[str, list[str]]] = {
    "length": ('xsd:token { length = "3" }', ["abc", "ab", " abc ", "äöü", "𐐀𐐀𐐀", "a b"]),
    "minLength": ('xsd:string { minLength = "2" maxLength = "3" }', ["a", "ab", "abcd", "   "]),
    "words": ('xsd:NMTOKENS { length = "2" }', ["a b", "a", "a  b", "a b c"]),
    "bytes": ('xsd:hexBinary { length = "2" }', ["0a0b", "0a"]),
    "inclusive": (
        'xsd:decimal { minInclusive = "0" maxInclusive = "1.5" }',
        ["0", "-0.0", "1.50", "1.51", "-1", "0.0001"],
    ),
    "exclusive": ('xsd:integer { minExclusive = "0" maxExclusive = "10" }', ["0", "1", "9", "10"]),
    "doubles": ('xsd:double { minInclusive = "0" }', ["0", "-0", "INF", "-INF", "NaN", "-1e-300"]),
    "dates": (
        'xsd:date { minInclusive = "1914-07-28" }',
        ["1914-07-28", "1914-07-27", "1914-07-27Z", "1914-07-28Z", "1914-07-29Z", "-1914-07-28"],
    ),
    "zoned": (
        'xsd:date { maxInclusive = "1914-07-28Z" }',
        ["1914-07-28Z", "1914-07-28-05:00", "1914-07-28+05:00", "1914-07-26", "1914-07-27", "1914-07-28", "1914-07-29"],
    ),
    "years": ('xsd:gYear { minInclusive = "1800" maxInclusive = "1900" }', ["1799", "1800", "1850", "1900", "1901"]),
    "spans": ('xsd:duration { maxInclusive = "P1M" }', ["P27D", "P30D", "P31D", "P32D", "-P1Y", "P1M", "P2M", "PT1S"]),
    "digits": (
        'xsd:decimal { totalDigits = "3" fractionDigits = "2" }',
        ["1.23", "12.3", "123", "1234", "0.123", "1.230", "001.2", "0.10"],
    ),
    "long": ('xsd:decimal { fractionDigits = "30" }', ["0." + "1" * 30, "0." + "1" * 31, "0." + "1" * 30 + "0"]),
    "large": ('xsd:integer { totalDigits = "30" }', ["1" * 30, "1" * 31, "-" + "1" * 30, "0" + "1" * 30]),
    "pattern": ('xsd:token { pattern = "[a-c]+" pattern = ".{2}" }', ["ab", "abc", "de", "a"]),
    "folded": ('xsd:token { pattern = "a b" }', [" a  b ", "a b", "ab"]),
    "numbers": ('xsd:decimal { pattern = "[0-9.]+" }', ["1.0", "+1.0", " 1.0 "]),
    "equal": ('xsd:integer "7"', ["7", "007", "+7", "8", "7.0"]),
    "decimals": ('xsd:decimal "1.5"', ["1.5", "1.50", "+1.5", "1.51"]),
    "same": ('xsd:string "a b"', ["a b", " a b", "a  b"]),
    "token": ('"a b"', ["a b", " a  b ", "ab"]),
    "plain": ('string "a b"', ["a b", " a b"]),
    "trues": ('xsd:boolean "true"', ["1", "true", "0"]),
    "names": ('xsd:QName "p:a"', ["p:a", "r:a", "a", "q:a"]),
    "instants": (
        'xsd:dateTime "1914-07-28T12:00:00Z"',
        ["1914-07-28T12:00:00Z", "1914-07-28T13:00:00+01:00", "1914-07-28T12:00:00"],
    ),
    "days": ('xsd:date "1914-07-28"', ["1914-07-28", "1914-07-28Z"]),
    "terms": ('xsd:duration "P1Y"', ["P1Y", "P12M", "P365D"]),
    "list": ("list { xsd:int, xsd:token* }", ["1", "1 a b", "a", "", "1\u00a0a", " 1\ta "]),
    "either": ('xsd:date | xsd:gYear | "unknown"', ["1914", "1914-07-28", "unknown", " unknown ", "1914-07"]),
    "except": ('xsd:token - ("a" | "b")', ["a", " b ", "c"]),
    "lists": ('list { ("a" | "b")+ } | ""', ["", "a", "a b", "a c", " "]),
}
"""By a name: a pattern in the compact syntax, and values for it; ``r`` is another prefix for what ``p`` is."""
