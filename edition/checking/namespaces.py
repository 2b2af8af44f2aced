"""Namespaces of the languages in which schemas are written, each said once; those of texts stand in :mod:`edition.tei`."""

from __future__ import annotations

RELAX_NG = "http://relaxng.org/ns/structure/1.0"
XML_SCHEMA = "http://www.w3.org/2001/XMLSchema"
DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
"""The library of datatypes (XML Schema, Part 2), as RELAX NG names it."""
ISO_SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
SCHEMATRON = (ISO_SCHEMATRON, "http://www.ascc.net/xml/schematron")
"""ISO Schematron, and Schematron 1.5, which reads the same."""
