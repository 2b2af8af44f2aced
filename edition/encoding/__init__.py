"""From what scholars have, texts, Markdown, DOCX, to draft TEI."""
