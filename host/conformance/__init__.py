"""Does a host keep the protocol? `python3 -m host.conformance --url URL --token TOKEN` asks it, rule by rule.

It runs against any base address, knows nothing of how the host is made, and leaves nothing behind: what it
changes are tags of its own, deleted at the end. Orders are only read.
"""
