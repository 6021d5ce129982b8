#!/usr/bin/env python3
"""Sets up, builds and serves Carnet: `python3 serve.py`, then open the address that it prints.

`python3 serve.py --help` lists the options. Everything is in the package `host`.
"""
import sys

if sys.version_info < (3, 11):
    sys.exit("serve.py needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

sys.dont_write_bytecode = True

from host.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
