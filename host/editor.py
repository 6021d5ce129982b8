"""The page that plays the site editor: an origin of its own (a second port) that embeds the app in an iframe.

    GET  /editor              the page `editor.html` of the web build
    GET  /editor/config.json  where the app is, for the page's script
    POST /session             a token for the editor to hand over, as an editor's own back end would give it
    GET  /app/<id>/…          the files that the page needs, among them the embedding module

It listens on the loopback only. What the page does is not its business.
"""
from __future__ import annotations

import json

from host.api.tokens import Tokens
from host.http import headers as security
from host.http.application import Application
from host.http.guard import Guard
from host.http.messages import Request, Response, json_response
from host.http.server import Server
from host.http.static import StaticSite


class Editor:
    """The editor's server. It is bound first, so that the app can name its origin in frame-ancestors."""

    def __init__(self, site: StaticSite, preferred_port: int, log_requests: bool) -> None:
        self._site = site
        self._app = ""
        self._account = ""
        self._tokens: Tokens | None = None
        guard = Guard((), None)
        self.guard = guard
        routes = {
            "/editor": {"GET": self._page},
            "/editor/config.json": {"GET": self._config},
            "/session": {"POST": self._session},
        }
        application = Application(guard, routes, site)
        policy = security.editor_policy(["'none'"])
        try:
            self.server = Server(("127.0.0.1", preferred_port), application, policy=policy, log_requests=log_requests)
        except OSError:
            self.server = Server(("127.0.0.1", 0), application, policy=policy, log_requests=log_requests)

    @property
    def origins(self) -> list[str]:
        """Both names of this machine: opened as `localhost` the editor is another site than the app, not only another origin."""
        return [f"http://{name}:{self.server.server_port}" for name in ("127.0.0.1", "localhost")]

    @property
    def address(self) -> str:
        return f"{self.origins[0]}/editor"

    def embed(self, app_port: int, account: str, tokens: Tokens) -> None:
        """Says which app is embedded, once that is known."""
        self._app = f"http://127.0.0.1:{app_port}"
        self._account = account
        self._tokens = tokens
        self.server.policy = security.editor_policy([self._app, f"http://localhost:{app_port}"])

    def _page(self, request: Request) -> Response:
        request.path = "/editor.html"
        return self._site.respond(request)

    def _config(self, request: Request) -> Response:
        return json_response(json.dumps({"app": f"{self._app}/", "account": self._account}))

    def _session(self, request: Request) -> Response:
        assert self._tokens
        return self._tokens.open_session(request, self.guard)
