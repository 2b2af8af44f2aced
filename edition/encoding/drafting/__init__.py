"""From plain text, Markdown and DOCX to draft TEI, in which every character of the source has one fate."""
