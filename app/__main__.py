"""python -m app: the same as `onrecord chat`."""

import sys

from app.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "chat")
    main()
