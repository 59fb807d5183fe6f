"""How the learned reader is made: ``python -m training`` (not part of the installed package)."""
