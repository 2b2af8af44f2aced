"""How the edition, a text and a passage are cited: one record, in styles for readers and formats for programs."""
