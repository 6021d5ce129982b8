"""docs/openapi.json is true: what it describes is there, and what the host answers is what it describes."""
from __future__ import annotations

import json
import re
import unittest
from typing import Any

from host.orders.arguments import _FORMS
from host.settings import Settings
from tests.host.harness import REPOSITORY, Answer, HostTest, order

DOCUMENT = json.loads((REPOSITORY / "docs" / "openapi.json").read_text("utf-8"))
_TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None),
}
_KNOWN = {
    "$ref", "type", "enum", "const", "required", "properties", "items", "contains", "pattern", "format", "minimum", "maxItems",
    "minLength", "anyOf", "allOf", "if", "then", "description",
}


def misfit(value: Any, schema: dict[str, Any], where: str = "$") -> str | None:
    """What is wrong with `value` by `schema` (the part of JSON Schema that the document uses), or None."""
    unknown = set(schema) - _KNOWN
    assert not unknown, f"this validator does not know {unknown}"
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if wrong := misfit(value, DOCUMENT["components"]["schemas"][name], where):
            return wrong
    if "type" in schema:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(isinstance(value, _TYPES[kind]) and not (kind == "integer" and isinstance(value, bool)) for kind in kinds):
            return f"{where} is {value!r:.60}, not {schema['type']}"
    if "enum" in schema and value not in schema["enum"]:
        return f"{where} is {value!r}, not one of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        return f"{where} is {value!r}, not {schema['const']!r}"
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            return f"{where} is {value!r:.60}, which does not match {schema['pattern']}"
        if len(value) < schema.get("minLength", 0):
            return f"{where} is too short"
    if isinstance(value, int) and "minimum" in schema and value < schema["minimum"]:
        return f"{where} is {value}, less than {schema['minimum']}"
    if "anyOf" in schema and all(misfit(value, one, where) for one in schema["anyOf"]):
        return f"{where} is {value!r:.60}, which fits nothing of anyOf"
    for one in schema.get("allOf", ()):
        if wrong := misfit(value, one, where):
            return wrong
    if "if" in schema and misfit(value, schema["if"], where) is None and (wrong := misfit(value, schema["then"], where)):
        return wrong
    if isinstance(value, dict):
        for name in schema.get("required", ()):
            if name not in value:
                return f"{where}.{name} is missing"
        for name, one in schema.get("properties", {}).items():
            if name in value and (wrong := misfit(value[name], one, f"{where}.{name}")):
                return wrong
    if isinstance(value, list):
        for index, item in enumerate(value):
            if "items" in schema and (wrong := misfit(item, schema["items"], f"{where}[{index}]")):
                return wrong
        if "contains" in schema and all(misfit(item, schema["contains"]) for item in value):
            return f"{where} does not contain what it must"
    return None


class TheDocument(HostTest):
    def check(self, method: str, path: str, answer: Answer) -> None:
        operation = DOCUMENT["paths"][path][method]
        described = operation["responses"].get(str(answer.status))
        self.assertIsNotNone(described, f"{method} {path} answered {answer.status}, which is not described")
        kind = answer.headers["Content-Type"]
        self.assertIn(kind, described["content"])
        self.assertIsNone(misfit(answer.json, described["content"][kind]["schema"]))

    def test_describes_what_the_host_really_answers(self) -> None:
        client = self.host(("order", order()), empty=False, demo=0)
        demo = self.host(data=self.folder / "demo", empty=False, demo=120)
        self.check("get", "/v1/hello", client.get("/v1/hello"))
        self.check("get", "/v1/hello", client.call("GET", "/v1/hello", Authorization=None))
        self.check("get", "/v1/hello", client.call("GET", "/v1/hello", Origin="https://evil.example"))
        since, more = "", True
        while more:
            page = demo.changes(since, limit=100)
            self.check("get", "/v1/changes", page)
            since, more = page.json["cursor"], page.json["more"]
        self.check("get", "/v1/changes", client.changes("garbage"))
        self.check("get", "/v1/changes", client.changes(epoch="other"))
        client.hello()
        for mutations in (
            [client.mutation("tag.put", None, id="t1", name="VIP", color="red"), client.mutation("tag.delete", None, id="t1")],
            [client.mutation("order.refund", "o1"), client.mutation("message.send", "o1", id="m1", text="Hello")],
            [client.mutation("no.such", "o1"), client.mutation("order.archive", "nobody", archived=True)],
        ):
            self.check("post", "/v1/mutations", client.push(*mutations))
        self.check("get", "/v1/changes", client.changes())
        self.check("post", "/v1/mutations", client.push({**client.mutation("order.refund", "o1"), "n": 99}))
        self.check("post", "/v1/mutations", client.push({"n": 0}))
        self.check("post", "/v1/mutations", client.push(*[client.mutation("order.refund", "o1")] * 101))
        self.check("post", "/v1/mutations", client.call("POST", "/v1/mutations", b"{}"))
        own = {"Origin": f"http://127.0.0.1:{client.port}", "Sec_Fetch_Site": "same-origin"}
        self.check("post", "/session", client.call("POST", "/session", **own))
        self.check("post", "/session", client.call("POST", "/session"))

    def test_lists_every_address_of_the_api_and_no_other(self) -> None:
        _, host = self.running_host()
        routes = {path for path in host._routes() if path.startswith("/v1/") or path == "/session"}
        self.assertEqual(routes, set(DOCUMENT["paths"]))
        for path, methods in host._routes().items():
            if path in routes:
                self.assertEqual({method.lower() for method in methods}, set(DOCUMENT["paths"][path]))

    def test_and_the_page_beside_it_name_every_mutation_problem_and_option(self) -> None:
        text = (REPOSITORY / "docs" / "api.md").read_text("utf-8")
        named = DOCUMENT["components"]["schemas"]["Mutation"]["properties"]["name"]["description"]
        for name in _FORMS:
            self.assertIn(f"`{name}`", text)
            self.assertIn(name, named)
        for problem in DOCUMENT["components"]["schemas"]["Problem"]["properties"]["type"]["enum"]:
            self.assertIn(f"`{problem.removeprefix('urn:carnet:problem:')}`", text)
        for option in ("--port", "--host", "--data", "--import", "--replace", "--demo", "--seed", "--empty", "--token"):
            self.assertIn(option, text)
        self.assertEqual(8080, Settings().port)

    def test_uses_only_schemas_that_exist(self) -> None:
        for name in re.findall(r'"#/components/schemas/(\w+)"', json.dumps(DOCUMENT)):
            self.assertIn(name, DOCUMENT["components"]["schemas"])


if __name__ == "__main__":
    unittest.main()
