"""The search: what each text adds to it, and the files that a browser loads to answer, from disk and without a server."""
