"""The page on which a customer answers a message, and the signed links that lead to it."""
