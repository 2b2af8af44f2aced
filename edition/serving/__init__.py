"""``edition serve``: the edition in a browser while it is being written. Nothing here is part of a built site."""
