"""A whole demo book, written into a database that is just being made.

Products and tags first, then orders from the oldest on, each with its messages. It must only be given a
transaction on an empty database: rows are added without looking whether they are there.
"""
from __future__ import annotations

from host import jsontext
from host.demo.chance import Chance
from host.demo.conversation import Conversations
from host.demo.orders import Orders
from host.demo.people import load
from host.demo.times import order_times
from host.store.transaction import Transaction


def write_demo(transaction: Transaction, *, orders: int, seed: int) -> None:
    """Products, tags, `orders` orders and their messages; the same for the same seed and the same time."""
    chance = Chance(seed)
    now = transaction.now
    tags = [
        {"id": f"tag-{number + 1}", "name": name, "color": color}
        for number, (name, color) in enumerate(load("words.json")["tags"])
    ]
    maker = Orders(chance, now, [str(tag["id"]) for tag in tags])
    conversations = Conversations(chance, now)
    for product in maker.goods.products():
        transaction.add("product", product, jsontext.dump(product))
    for tag in tags:
        transaction.add("tag", tag, jsontext.dump(tag))
    for number, created in enumerate(order_times(chance, orders, now)):
        order = maker.order(number, created)
        messages = conversations.messages(order)
        transaction.add("order", order, jsontext.dump(order))
        for message in messages:
            transaction.add("message", message, jsontext.dump(message))
