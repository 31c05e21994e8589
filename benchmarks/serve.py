"""One worker process, as in real use: `python -m benchmarks.serve ADDRESS`, settings in the environment."""

import sys

from nahtlos.site import pages, setup

if __name__ == "__main__":
    setup.wake()
    pages.run(pages.options(sys.argv[1], workers=1, access_log=False))
