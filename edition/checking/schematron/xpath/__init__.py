"""XPath as rules use it: read once, turned into functions over lxml's tree, with the semantics of 1.0 or of 2.0 and later.

What is not known here is left to ``elementpath`` (:mod:`.elsewhere`), which is slower and knows all of XPath 3.1.
"""
