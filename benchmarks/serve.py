"""The web server as in real use: `python -m benchmarks.serve ADDRESS WORKERS`, settings in the environment."""

import sys

from nahtlos.site import pages, setup

if __name__ == "__main__":
    setup.wake()
    pages.run(pages.options(sys.argv[1], workers=int(sys.argv[2]), access_log=False))
