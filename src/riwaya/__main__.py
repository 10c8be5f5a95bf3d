"""`python -m riwaya` is the command `riwaya`."""

from riwaya.cli import main

main()
