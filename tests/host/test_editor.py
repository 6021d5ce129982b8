"""The page that plays the site editor: an origin of its own that may embed the app, and nothing more."""
from __future__ import annotations

import unittest
from typing import Any

from host.runtime import Host
from tests.host.harness import Client, HostTest


class TheEditor(HostTest):
    def setUp(self) -> None:
        super().setUp()
        site = self.folder / "site"
        (site / "app" / "b1").mkdir(parents=True)
        (site / "index.html").write_text("<!doctype html><title>Carnet</title>")
        (site / "editor.html").write_text("<!doctype html><title>Editor</title>")
        (site / "app" / "b1" / "embed.js").write_text("export {};")

    def editor(self, **settings: Any) -> tuple[Client, Host, Client]:
        client, host = self.running_host(**settings)
        assert host.editor
        return client, host, Client(host.editor.server.server_port, token=None)

    def test_has_another_origin_that_the_app_lets_embed_it(self) -> None:
        client, host, editor = self.editor()
        self.assertNotEqual(client.port, editor.port)
        sent = client.get("/editor")
        self.assertEqual((307, f"http://127.0.0.1:{editor.port}/editor"), (sent.status, sent.headers["Location"]))
        page = editor.get("/editor")
        self.assertEqual((200, "text/html; charset=utf-8"), (page.status, page.headers["Content-Type"]))
        self.assertIn(f"frame-src http://127.0.0.1:{client.port} http://localhost:{client.port};", page.headers["Content-Security-Policy"])
        self.assertIn("frame-ancestors 'none'", page.headers["Content-Security-Policy"])
        app = client.get("/").headers["Content-Security-Policy"]
        self.assertIn(f"frame-ancestors 'self' http://127.0.0.1:{editor.port} http://localhost:{editor.port};", app)
        self.assertEqual({"app": f"http://127.0.0.1:{client.port}/", "account": client.hello()["account"]}, editor.get("/editor/config.json").json)
        self.assertEqual(200, editor.get("/app/b1/embed.js").status)

    def test_gets_a_token_to_hand_over_and_has_no_data_itself(self) -> None:
        client, host, editor = self.editor()
        own = {"Origin": f"http://127.0.0.1:{editor.port}", "Sec_Fetch_Site": "same-origin"}
        token = editor.call("POST", "/session", **own).json["token"]
        self.assertEqual(200, Client(client.port, token).get("/v1/hello").status)
        self.assertEqual(404, Client(editor.port, token).get("/v1/hello").status)
        self.assertEqual(403, editor.call("POST", "/session", **{**own, "Origin": f"http://127.0.0.1:{client.port}"}).status)
        foreign = {"Origin": own["Origin"], "Sec_Fetch_Site": "same-site"}
        self.assertEqual(403, client.call("POST", "/session", **foreign).status)
        self.assertEqual(403, client.call("GET", "/v1/hello", Origin=own["Origin"]).status)
        self.assertEqual(403, editor.get("/editor", Host="evil.example").status)

    def test_is_not_there_when_it_was_not_built(self) -> None:
        (self.folder / "site" / "editor.html").unlink()
        client, host = self.running_host()
        self.assertIsNone(host.editor)
        self.assertEqual((404, "not-found"), (client.get("/editor").status, client.get("/editor").problem))


if __name__ == "__main__":
    unittest.main()
