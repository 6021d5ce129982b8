"""Who may ask at all: the checks made before any handler runs.

`Host` must be one of ours (DNS rebinding), `Origin` must be our own or one that was allowed by name, and fetches
that a browser marks as coming from elsewhere are refused. Tokens are checked later, by the API.

Exact comparisons only: no suffixes, no patterns, no `*`, and `null` is never an origin.
"""
from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from host.http.messages import Problem, Request, Response

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
_SAFE_METHODS = ("GET", "HEAD")


def normal_origin(text: str) -> str | None:
    """`scheme://host[:port]` in lower case without a default port, or None when `text` is no such origin."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        return None
    if parts.path not in ("", "/") or parts.query or parts.fragment or any(c in text for c in " \t\\;,'\"*<>"):
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    default = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != default else "")


def split_host(value: str | None) -> str | None:
    """The name in a Host header, without its port; None when it is not of the form."""
    if value is None or not value.isascii():
        return None
    name, colon, port = value.rpartition(":")
    if colon and not value.endswith("]"):
        if not port.isdigit() or len(port) > 5:
            return None
    else:
        name = value
    return name.lower() or None


class Guard:
    def __init__(self, allow_origins: Iterable[str], public_url: str | None) -> None:
        self._allowed = frozenset(allow_origins)
        self._public_origin = normal_origin(_origin_part(public_url)) if public_url else None
        self._names = LOOPBACK_NAMES | ({_name_of(self._public_origin)} if self._public_origin else set())

    def allow(self, origin: str) -> None:
        """Adds an origin of our own, like that of the editor page, once its port is known."""
        self._allowed |= {origin}

    @property
    def allowed_origins(self) -> frozenset[str]:
        return self._allowed

    def check(self, request: Request, kind: str) -> None:
        """Raises when the request may not be answered.

        `data` is the strictest: not even a navigation from elsewhere. A `form` is posted by a page that sends no
        referrer, whose origin browsers therefore write as `null`; what it carries must prove itself.
        """
        self._check_host(request)
        origin = request.header("Origin")
        if self._is_allowed(origin):
            return
        site = request.header("Sec-Fetch-Site")
        if site in ("cross-site", "same-site"):
            navigation = request.header("Sec-Fetch-Mode") == "navigate" and request.method in _SAFE_METHODS
            if kind == "data" or not navigation:
                raise Problem(403, "forbidden", "this address does not answer other sites")
        elif origin is not None and not self.is_own(request, origin):
            if not (kind == "form" and origin == "null"):
                raise Problem(403, "forbidden", "this origin is not allowed")

    def is_own(self, request: Request, origin: str) -> bool:
        """Whether `origin` is the one that this request was sent to."""
        if origin == self._public_origin:
            return True
        return normal_origin(origin) == origin and origin == normal_origin("http://" + (request.header("Host") or ""))

    def is_local(self, request: Request) -> bool:
        """Whether the request comes from this machine to a loopback name, and through no proxy."""
        forwarded = any(request.header(name) for name in ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"))
        peer_is_here = request.peer.startswith("127.") or request.peer in ("::1", "::ffff:127.0.0.1")
        return peer_is_here and not forwarded and split_host(request.header("Host")) in LOOPBACK_NAMES

    def preflight(self, request: Request) -> Response:
        """The answer to a CORS preflight; `check` has refused the origins that are not allowed."""
        response = Response(204, [("Cache-Control", "no-store"), ("Allow", "GET, HEAD, POST, OPTIONS")])
        if self._is_allowed(request.header("Origin")):
            response.headers += [
                ("Access-Control-Allow-Methods", "GET, POST"),
                ("Access-Control-Allow-Headers", "authorization, content-type"),
                ("Access-Control-Max-Age", "600"),
            ]
            if request.header("Access-Control-Request-Private-Network") == "true":
                response.headers.append(("Access-Control-Allow-Private-Network", "true"))
        return response

    def share(self, request: Request, response: Response) -> Response:
        """Lets an allowed origin read the response; says in any case that it depends on who asks."""
        response.add_vary("Origin")
        origin = request.header("Origin")
        if origin and self._is_allowed(origin):
            response.headers.append(("Access-Control-Allow-Origin", origin))
            response.headers.append(("Access-Control-Expose-Headers", "Retry-After"))
        return response

    def _is_allowed(self, origin: str | None) -> bool:
        return origin is not None and origin in self._allowed

    def _check_host(self, request: Request) -> None:
        hosts = request.headers.get_all("Host") or []
        if len(hosts) != 1:
            raise Problem(400, "malformed", "exactly one Host is needed", close=True)
        if split_host(hosts[0]) not in self._names:
            raise Problem(403, "forbidden", "this host name is not served here", close=True)


def _origin_part(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _name_of(origin: str | None) -> str:
    return split_host((origin or "").partition("://")[2]) or ""
