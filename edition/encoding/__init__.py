"""From a transcript to draft TEI, and from a draft to one with names, quotations and sessions: every decision the scholar's."""
