"""What a mutation does: to an order (pure, `apply.py`), and to the book around it (`carry_out.py`)."""
