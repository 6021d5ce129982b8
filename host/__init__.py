"""The reference host of Carnet: what stands behind `serve.py`.

It holds a merchant's orders in an embedded SQLite, speaks the protocol described in `docs/api.md`, serves the
app's files, and does a shop's background work (abandoned carts, mail, reply pages). It uses Python's standard
library alone and knows nothing of how the app is written.
"""
