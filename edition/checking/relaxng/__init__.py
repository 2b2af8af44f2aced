"""RELAX NG (ISO/IEC 19757-2) in Python: schemas as patterns, derivatives of patterns as a lazy automaton, texts from expat."""
