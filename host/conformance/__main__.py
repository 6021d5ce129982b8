"""`python3 -m host.conformance --url URL --token TOKEN`: asks a host whether it keeps the protocol.

One line a check, then how many passed and failed; the exit code is 1 when one failed. It decides nothing itself.
"""
from __future__ import annotations

import argparse
import sys

from host.conformance.client import Api
from host.conformance.run import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m host.conformance", description="Checks a host of Carnet.")
    parser.add_argument("--url", required=True, help="base address, like https://shop.example/carnet")
    parser.add_argument("--token", required=True, help="bearer token that may read and change tags")
    options = parser.parse_args()
    passed = failed = 0
    for outcome in run(Api(options.url.rstrip("/"), options.token)):
        if outcome.failure is None:
            passed += 1
            print(f"ok      {outcome.name}")
        else:
            failed += 1
            print(f"FAILED  {outcome.name}\n        {outcome.failure}")
        sys.stdout.flush()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
