"""The HTTP server: who is answered, with which headers and files."""
from __future__ import annotations

import gzip
import unittest

from host.http.guard import normal_origin, split_host
from host.http.static import accepts
from tests.host.harness import TOKEN, Answer, Client, HostTest, order
from tests.host.raw import raw

EDITOR = "https://editor.example"
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "img-src 'self' blob: data:; style-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'; object-src 'none'; frame-ancestors 'self'{more}; "
    "require-trusted-types-for 'script'; trusted-types carnet"
)


class HttpTest(HostTest):
    def setUp(self) -> None:
        super().setUp()
        site = self.folder / "site"
        app = site / "app" / "b1d2"
        app.mkdir(parents=True)
        (site / "index.html").write_text("<!doctype html><title>Carnet</title>")
        (site / "sw.js").write_text("// worker")
        (app / "carnet.wasm").write_bytes(b"\0asm" + b"x" * 100)
        (app / "carnet.wasm.br").write_bytes(b"brotli bytes")
        (app / "carnet.wasm.gz").write_bytes(gzip.compress(b"gzip bytes"))
        (app / "boot.js").write_text("export const one = 1;")
        (app / "app.css").write_text("body{}")
        (app / "fr.json").write_text("{}")
        (app / "icon.svg").write_text("<svg/>")
        (self.folder / "secret.txt").write_text("secret")
        (site / "link.txt").symlink_to(self.folder / "secret.txt")
        (site / ".hidden").write_text("hidden")


class EveryAnswer(HttpTest):
    def test_carries_the_security_headers_whatever_it_is(self) -> None:
        client = self.host(("order", order()))
        tag = client.get("/").headers["ETag"]
        answers = [
            client.get("/"),
            client.get("/", If_None_Match=tag),
            client.get("/sw.js"),
            client.get("/app/b1d2/carnet.wasm"),
            client.get("/nothing"),
            client.get("/v1/hello"),
            client.get("/v1/changes"),
            client.get("/v1/nothing"),
            client.call("GET", "/v1/hello", Authorization="Bearer wrong"),
            client.call("POST", "/v1/mutations", b"{"),
            client.call("OPTIONS", "/v1/hello"),
            client.call("DELETE", "/v1/hello"),
            client.call("GET", "/", Host="evil.example"),
            client.call("POST", "/session"),
        ]
        self.assertEqual(
            [200, 304, 200, 200, 404, 200, 200, 404, 401, 415, 204, 405, 403, 403], [one.status for one in answers]
        )
        for answer in answers:
            self.assertEqual(POLICY.format(more=""), answer.headers["Content-Security-Policy"])
            self.assertEqual("nosniff", answer.headers["X-Content-Type-Options"])
            self.assertEqual("no-referrer", answer.headers["Referrer-Policy"])
            self.assertIn("Origin", answer.headers["Vary"])

    def test_names_the_allowed_embedders_in_frame_ancestors(self) -> None:
        client = self.host(allow_origins=(EDITOR,))
        policy = client.get("/").headers["Content-Security-Policy"]
        self.assertEqual(POLICY.format(more=f" {EDITOR}"), policy)

    def test_that_refuses_is_a_problem_with_a_stable_type(self) -> None:
        client = self.host()
        for answer, status, name in (
            (client.get("/v1/nothing"), 404, "not-found"),
            (client.call("PUT", "/v1/mutations"), 405, "method-not-allowed"),
            (client.call("GET", "/v1/hello", Authorization=None), 401, "unauthorized"),
            (client.call("GET", "/v1/hello", Origin="https://evil.example"), 403, "forbidden"),
            (client.call("POST", "/v1/mutations", b"{}", Content_Type="text/plain"), 415, "unsupported-media-type"),
            (client.call("BREW", "/v1/hello"), 405, "method-not-allowed"),
        ):
            self.assertEqual((status, name), (answer.status, answer.problem))
            self.assertEqual("application/problem+json", answer.headers["Content-Type"])
            self.assertEqual(status, answer.json["status"])


class WhoIsAnswered(HttpTest):
    def test_only_our_own_host_names(self) -> None:
        client = self.host(public_url="https://orders.shop.example")
        for host, status in (
            ("127.0.0.1", 200),
            ("localhost:1", 200),
            ("LOCALHOST", 200),
            ("[::1]:8080", 200),
            ("orders.shop.example", 200),
            ("orders.shop.example:444", 200),
            ("evil.example", 403),
            ("127.0.0.1.evil.example", 403),
            ("localhost.evil.example", 403),
            ("orders.shop.example.evil.example", 403),
            ("127.0.0.2", 403),
            ("0.0.0.0", 403),
            ("localhost:99999999", 403),
            ("localhost@evil.example", 403),
            ("", 403),
        ):
            self.assertEqual(status, client.call("GET", "/v1/hello", Host=host).status, host)

    def test_a_request_without_or_with_two_hosts_is_malformed(self) -> None:
        client = self.host()
        for head in (b"", b"Host: localhost\r\nHost: localhost\r\n"):
            self.assertIn(b" 400 ", raw(client.port, b"GET / HTTP/1.1\r\n" + head + b"\r\n").split(b"\r\n")[0])

    def test_an_absolute_address_counts_as_its_host(self) -> None:
        client = self.host()
        for authority, status in ((b"localhost", b" 200 "), (b"evil.example", b" 403 ")):
            head = b"GET http://" + authority + b"/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            self.assertIn(status, raw(client.port, head).split(b"\r\n")[0])

    def test_other_origins_are_refused_and_allowed_ones_are_echoed_exactly(self) -> None:
        client = self.host(allow_origins=(EDITOR,))
        own = f"http://127.0.0.1:{client.port}"
        for origin, status, echoed in (
            (None, 200, None),
            (own, 200, None),
            (EDITOR, 200, EDITOR),
            ("null", 403, None),
            ("https://editor.example.evil.example", 403, None),
            ("https://evil-editor.example", 403, None),
            ("http://editor.example", 403, None),
            ("https://editor.example:444", 403, None),
            ("https://EDITOR.example", 403, None),
            ("https://editor.example/", 403, None),
            (f"http://localhost:{client.port}", 403, None),
            (f"http://127.0.0.1:{client.port + 1}", 403, None),
            ("*", 403, None),
            ("", 403, None),
        ):
            answer = client.call("GET", "/v1/hello", Origin=origin)
            self.assertEqual((status, echoed), (answer.status, answer.headers["Access-Control-Allow-Origin"]), origin)
            self.assertIsNone(answer.headers["Access-Control-Allow-Credentials"])
            preflight = client.call("OPTIONS", "/v1/mutations", Origin=origin, Access_Control_Request_Method="POST")
            self.assertEqual(echoed, preflight.headers["Access-Control-Allow-Origin"], origin)
            allowed = preflight.headers["Access-Control-Allow-Headers"]
            self.assertEqual("authorization, content-type" if origin == EDITOR else None, allowed)

    def test_fetches_that_the_browser_marks_as_foreign_are_refused(self) -> None:
        client = self.host(allow_origins=(EDITOR,))
        navigate = {"Sec_Fetch_Mode": "navigate"}
        for path, headers, status in (
            ("/v1/hello", {"Sec_Fetch_Site": "same-origin"}, 200),
            ("/v1/hello", {"Sec_Fetch_Site": "none"}, 200),
            ("/v1/hello", {"Sec_Fetch_Site": "cross-site"}, 403),
            ("/v1/hello", {"Sec_Fetch_Site": "same-site"}, 403),
            ("/v1/hello", {"Sec_Fetch_Site": "cross-site", **navigate}, 403),
            ("/v1/hello", {"Sec_Fetch_Site": "cross-site", "Origin": EDITOR}, 200),
            ("/", {"Sec_Fetch_Site": "cross-site", **navigate}, 200),
            ("/", {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, 403),
            ("/app/b1d2/boot.js", {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, 403),
            ("/app/b1d2/boot.js", {"Sec_Fetch_Site": "same-site", "Origin": EDITOR}, 200),
        ):
            self.assertEqual(status, client.call("GET", path, **headers).status, (path, headers))

    def test_origins_and_hosts_are_read_strictly(self) -> None:
        for text, origin in (
            ("https://a.example", "https://a.example"),
            ("https://A.example:443/", "https://a.example"),
            ("http://[::1]:80", "http://[::1]"),
            ("https://a.example/path", None),
            ("https://u:p@a.example", None),
            ("ftp://a.example", None),
            ("a.example", None),
            ("https://a.example;script-src *", None),
            ("https://*.example", None),
        ):
            self.assertEqual(origin, normal_origin(text), text)
        for value, name in (("[::1]:1", "[::1]"), ("[::1]", "[::1]"), ("a:1", "a"), ("a:b", None), (None, None)):
            self.assertEqual(name, split_host(value))


class TheSession(HttpTest):
    def open(self, client: Client, **headers: str | None) -> Answer:
        own = {"Origin": f"http://127.0.0.1:{client.port}", "Sec_Fetch_Site": "same-origin", "Authorization": None}
        return client.call("POST", "/session", **{**own, **headers})

    def test_the_page_of_this_machine_gets_a_token_that_ends(self) -> None:
        client = self.host()
        answer = self.open(client)
        self.assertEqual(200, answer.status)
        self.assertEqual("no-store", answer.headers["Cache-Control"])
        token, account = answer.json["token"], answer.json["account"]
        self.assertEqual("2026-11-28T14:15:00Z", answer.json["exp"])
        page = Client(client.port, token)
        self.assertEqual(account, page.hello()["account"])
        self.clock.now += 14 * 60
        self.assertEqual(200, page.get("/v1/hello").status)
        self.clock.now += 60
        self.assertEqual("unauthorized", page.get("/v1/hello").problem)

    def test_nobody_else_gets_one(self) -> None:
        client = self.host(public_url="https://orders.shop.example", allow_origins=(EDITOR,))
        public = {"Host": "orders.shop.example", "Origin": "https://orders.shop.example"}
        for headers in (
            {"Sec_Fetch_Site": None},
            {"Sec_Fetch_Site": "none"},
            {"Sec_Fetch_Site": "same-site"},
            {"Sec_Fetch_Site": "cross-site"},
            {"Origin": None},
            {"Origin": "null"},
            {"Origin": EDITOR, "Sec_Fetch_Site": "cross-site"},
            {"Origin": f"http://localhost:{client.port}"},
            {"Host": "evil.example"},
        ):
            self.assertEqual(403, self.open(client, **headers).status, headers)
        self.assertEqual(401, self.open(client, **public).status)
        self.assertEqual(401, self.open(client, X_Forwarded_For="203.0.113.9").status)
        self.assertEqual(200, self.open(client, **public, Authorization=f"Bearer {TOKEN}").status)

    def test_a_token_that_was_touched_is_worth_nothing(self) -> None:
        client = self.host()
        token = self.open(client).json["token"]
        kind, end, nonce, signature = token.split(".")
        for forged in (
            f"{kind}.{int(end) + 9999}.{nonce}.{signature}",
            f"{kind}.{end}.{nonce}x.{signature}",
            f"{kind}.{end}.{nonce}.{signature[:-1]}",
            f"{kind}.{end}.{nonce}.",
            f"{kind}.{end}.{nonce}",
            "é" * 20,
            ".",
        ):
            self.assertEqual(401, client.call("GET", "/v1/hello", Authorization=f"Bearer {forged}".encode().decode("latin-1")).status)


class TheFiles(HttpTest):
    def test_have_their_types_and_are_kept_as_they_should(self) -> None:
        client = self.host()
        for path, kind, cache in (
            ("/", "text/html; charset=utf-8", "no-cache"),
            ("/index.html", "text/html; charset=utf-8", "no-cache"),
            ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
            ("/app/b1d2/carnet.wasm", "application/wasm", "public, max-age=31536000, immutable"),
            ("/app/b1d2/boot.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
            ("/app/b1d2/app.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
            ("/app/b1d2/fr.json", "application/json", "public, max-age=31536000, immutable"),
            ("/app/b1d2/icon.svg", "image/svg+xml", "public, max-age=31536000, immutable"),
        ):
            answer = client.get(path, Authorization=None)
            got = (answer.status, answer.headers["Content-Type"], answer.headers["Cache-Control"])
            self.assertEqual((200, kind, cache), got)

    def test_are_sent_packed_to_who_takes_it(self) -> None:
        client = self.host()
        for accept, encoding, body in (
            ("gzip, deflate, br", "br", b"brotli bytes"),
            ("gzip", "gzip", gzip.compress(b"gzip bytes")),
            ("br;q=0, gzip;q=0.5", "gzip", gzip.compress(b"gzip bytes")),
            ("*", "br", b"brotli bytes"),
            ("identity", None, b"\0asm" + b"x" * 100),
            (None, None, b"\0asm" + b"x" * 100),
        ):
            answer = client.get("/app/b1d2/carnet.wasm", Accept_Encoding=accept)
            self.assertEqual(encoding, answer.headers["Content-Encoding"], accept)
            self.assertEqual(len(body), len(answer.body), accept)
            self.assertIn("Accept-Encoding", answer.headers["Vary"])
            self.assertEqual("application/wasm", answer.headers["Content-Type"])
        self.assertTrue(accepts("gzip;q=1.0", "gzip"))
        self.assertFalse(accepts("gzip;q=0.0", "gzip"))
        self.assertFalse(accepts("gzip;q=nonsense", "gzip"))

    def test_are_not_sent_again_while_unchanged_and_are_when_changed(self) -> None:
        client = self.host()
        first = client.get("/", Accept_Encoding="gzip")
        again = client.get("/", If_None_Match=first.headers["ETag"])
        self.assertEqual((304, b""), (again.status, again.body))
        self.assertIsNone(again.headers["Content-Length"])
        (self.folder / "site" / "index.html").write_text("<!doctype html><title>New</title>")
        self.assertEqual(200, client.get("/", If_None_Match=first.headers["ETag"]).status)
        plain = client.get("/app/b1d2/carnet.wasm").headers["ETag"]
        packed = client.get("/app/b1d2/carnet.wasm", Accept_Encoding="br").headers["ETag"]
        self.assertNotEqual(plain, packed)

    def test_answer_head_with_the_same_headers_and_no_body(self) -> None:
        client = self.host()
        whole, head = client.get("/sw.js"), client.call("HEAD", "/sw.js")
        self.assertEqual((200, b""), (head.status, head.body))
        for name in ("Content-Length", "Content-Type", "ETag"):
            self.assertEqual(whole.headers[name], head.headers[name])

    def test_outside_the_folder_are_never_opened(self) -> None:
        client = self.host()
        for path in (
            "/../secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e/secret.txt",
            "/%2e%2e%2fsecret.txt",
            "/app/../../secret.txt",
            "/app/%2e%2e/%2e%2e/secret.txt",
            "/..\\secret.txt",
            "/..%5csecret.txt",
            "/%252e%252e/secret.txt",
            "//secret.txt",
            "/app//b1d2/boot.js",
            "/./sw.js",
            "/link.txt",
            "/.hidden",
            "/%2ehidden",
            "/sw.js%00.txt",
            "/sw.js%0a",
            "/%ff%fe",
            "/" + "a" * 300,
            "/app",
            "/app/b1d2",
            "/app/b1d2/",
        ):
            answer = client.get(path)
            self.assertEqual((404, "not-found"), (answer.status, answer.problem), path)
            self.assertNotIn(b"secret", answer.body)

    def test_missing_because_nothing_was_built_is_said(self) -> None:
        client = self.host(site=self.folder / "nowhere")
        self.assertIn("not built", client.get("/").json["detail"])


if __name__ == "__main__":
    unittest.main()
