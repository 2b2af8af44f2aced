"""The outputs: one module, or package with its templates and static files, for each.

A renderer reads the model and the index and yields artifacts. It imports the core as ``from edition.model import …``,
never a neighbour, and is found by the entry point group ``edition.renderers``.
"""
