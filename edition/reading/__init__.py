"""From a file to what it says: file, tree, view, text with spans."""
