"""python -m index: the same as `onrecord index`."""

import sys

from app.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "index")
    main()
