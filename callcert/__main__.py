"""``python -m callcert``."""

from callcert.cli.main import main

main()
