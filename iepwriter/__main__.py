"""`python -m iepwriter` is the same as the command `iepwriter`."""

from iepwriter.cli.main import run

run()
