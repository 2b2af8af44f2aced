"""Changes of sources, byte for byte: what is not to be changed stays as it was written."""
