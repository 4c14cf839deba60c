"""`python -m generator` is `dangwu`."""

from generator.cli import main

main()
