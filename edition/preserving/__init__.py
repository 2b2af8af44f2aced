"""A built site, judged by its files alone: whether it will still be whole, and readable from disk, when nobody can build it."""
