"""The ledger of a text: what was proposed, and what the scholar decided, one row each, in a CSV that git can show."""
