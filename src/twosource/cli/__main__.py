"""`python -m twosource.cli`, where the installed script is not on the path."""

import sys

from twosource.cli import main

if __name__ == "__main__":
    sys.exit(main())
