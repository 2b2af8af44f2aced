"""Collation: witnesses in, one text with a critical apparatus out (TEI P5, chapter 13, Critical Apparatus)."""
