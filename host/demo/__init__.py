"""Demo data: a plausible book of orders, the same for the same seed (and the host's time when it is made).

Pools of names, goods and words stand in `data/`; each module here makes one kind of thing from them.
"""
