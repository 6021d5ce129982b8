"""The security headers that every response carries, and the content security policies.

One policy for the app, one for the editor page, one for the reply page; a response names its own or gets the
app's. Nothing here looks at a request.
"""
from __future__ import annotations

from collections.abc import Sequence

from host.http.messages import Response

_APP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "img-src 'self' blob: data:; style-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'; object-src 'none'; frame-ancestors {ancestors}; "
    "require-trusted-types-for 'script'; trusted-types carnet"
)

REPLY_PAGE = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


def app_policy(frame_ancestors: Sequence[str]) -> str:
    return _APP.format(ancestors=" ".join(["'self'", *frame_ancestors]))


def for_response(response: Response, frame_ancestors: Sequence[str]) -> list[tuple[str, str]]:
    return [
        ("Content-Security-Policy", response.policy or app_policy(frame_ancestors)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ]
