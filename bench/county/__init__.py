"""An invented county: the same arguments give the same files."""
