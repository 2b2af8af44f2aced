"""What a critical apparatus says: witnesses, entries in all three methods of TEI P5, chapter 12, and the text of every witness."""
