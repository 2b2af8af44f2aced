"""Our schema in RELAX NG: the second grammar, made from the first and never written by hand.

``python -m edition.checking.xsd_to_relaxng`` prints it; ``make schema`` writes ``schema/tei-edition.rng``. The source is XML Schema
1.0 (W3C, parts 1 and 2, second edition), the result the XML syntax of RELAX NG (ISO 19757-2) with the datatypes of XML Schema.
Element ``p`` becomes the pattern ``p``, the group ``names`` becomes ``model.names``, the group of attributes ``global`` becomes
``att.global``, the type ``word`` becomes ``data.word``: names as scholars know them from the TEI's own grammar.

What is translated is what our schema uses. Anything else (wildcards, derived complex types, identity constraints, defaults) is
refused, so that nothing is lost in silence. Three things cannot be the same in both. In XML Schema every declared element may be
a root; here those may that the entry file declares. An empty element may hold white space here, and not there. There any element
may have ``xsi:schemaLocation`` and its kin, and here none.
"""
