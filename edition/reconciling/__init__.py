"""Registers and authority files: entries out for OpenRefine, decisions back in, and a service that knows the entries."""
