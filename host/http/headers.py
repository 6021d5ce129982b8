"""The security headers that every response carries, and the content security policies.

One policy for the app, one for the editor page, one for the reply page; a response names its own or gets that
of its server. Nothing here looks at a request.
"""
from __future__ import annotations

from collections.abc import Iterable

from host.http.messages import Response

_APP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "img-src 'self' blob: data:; style-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'; object-src 'none'; frame-ancestors {ancestors}; "
    "require-trusted-types-for 'script'; trusted-types carnet"
)

_EDITOR = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src {app}; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'"
)

REPLY_PAGE = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


def app_policy(frame_ancestors: Iterable[str]) -> str:
    return _APP.format(ancestors=" ".join(["'self'", *frame_ancestors]))


def editor_policy(app_origins: Iterable[str]) -> str:
    return _EDITOR.format(app=" ".join(app_origins))


def for_response(response: Response, default_policy: str) -> list[tuple[str, str]]:
    return [
        ("Content-Security-Policy", response.policy or default_policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ]
