"""Quotations of running text, told apart by class, and who speaks in them."""
