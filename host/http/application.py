"""From an address to its handler, with the guard in front and the sharing headers behind.

    /v1/…  /session      the API (host/api)
    /reply/…             the customer's reply page (host/reply)
    /editor              sends on to the editor page, which has an origin of its own
    everything else      the app's files

Handlers are functions from a Request to a Response; they raise `Problem` to refuse.
"""
from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Mapping

from host.http.guard import Guard
from host.http.messages import Problem, Request, Response, overloaded
from host.http.static import StaticSite

Handler = Callable[[Request], Response]
Routes = Mapping[str, Mapping[str, Handler]]
"""Path → method → handler. A path that ends in `/` takes everything below it."""


class Application:
    def __init__(self, guard: Guard, routes: Routes, site: StaticSite) -> None:
        self._guard = guard
        self._routes = routes
        self._site = site

    def __call__(self, request: Request) -> Response:
        try:
            self._accept_absolute_form(request)
            self._guard.check(request, _kind(request.path))
            response = self._dispatch(request)
        except Problem as problem:
            response = problem.response()
        except sqlite3.OperationalError as error:  # A full or failing disk, or no connection free: it may pass.
            print(f"carnet: the database does not answer: {error}", file=sys.stderr, flush=True)
            response = overloaded("the database does not answer now", retry_after=5).response()
        return self._guard.share(request, response)

    def _dispatch(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return self._guard.preflight(request)
        methods = self._methods(request.path)
        if methods is None:
            return self._site.respond(request)
        if handler := methods.get("GET" if request.method == "HEAD" else request.method):
            return handler(request)
        allowed = ", ".join(sorted({*methods, "OPTIONS"} | ({"HEAD"} if "GET" in methods else set())))
        raise Problem(405, "method-not-allowed", f"this address takes {allowed}", headers={"Allow": allowed})

    def _methods(self, path: str) -> Mapping[str, Handler] | None:
        if path in self._routes:
            return self._routes[path]
        head, slash, _ = path[1:].partition("/")
        if slash and (below := self._routes.get(f"/{head}/")):
            return below
        if head == "v1":
            raise Problem(404, "not-found", "the API has no such address")
        return None

    def _accept_absolute_form(self, request: Request) -> None:
        """`GET http://host/path`: the authority in it counts as the Host (RFC 9112, 3.2.2)."""
        if request.path.lower().startswith(("http://", "https://")):
            authority, slash, rest = request.path.partition("://")[2].partition("/")
            del request.headers["Host"]
            request.headers["Host"] = authority
            request.path = slash + rest or "/"
        if not request.path.startswith("/"):
            raise Problem(400, "malformed", "the address cannot be read")


def _kind(path: str) -> str:
    if path == "/session" or path == "/v1" or path.startswith("/v1/"):
        return "data"
    return "form" if path.startswith("/reply/") else "page"
