"""Rules that no grammar can say, a module a family: each rule is a function from a sheet to what it finds (DESIGN, 4.2)."""
