"""The HTML and the style of the reply page.

Every value that comes from outside goes through `escape`; there is no script, and no style but that of
`/reply/style.css`. It reads nothing and decides nothing.
"""
from __future__ import annotations

from html import escape

from host.words import Words

STYLE = """
:root { color-scheme: light dark; --ground: #f4f5f7; --card: #fff; --line: #e1e4ea; --text: #1c2330; --soft: #5b6575;
  --accent: #2454d6; --on-accent: #fff; --warn: #a3260f; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171d; --card: #1d222b; --line: #333b48; --text: #e8ebf0;
  --soft: #a3adbd; --accent: #8fb0ff; --on-accent: #10182b; --warn: #ff9d8a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI",
  Roboto, "Noto Sans", Helvetica, Arial, sans-serif; }
main { max-width: 36rem; margin: 0 auto; padding: 2rem 1rem 3rem; }
h1 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 1rem; overflow-wrap: anywhere; }
.soft { color: var(--soft); margin: 0 0 .5rem; overflow-wrap: anywhere; }
.message { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem 1.25rem;
  margin: 0 0 1.5rem; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 40vh; overflow-y: auto; }
label { display: block; font-weight: 600; margin: 0 0 .5rem; }
textarea { display: block; width: 100%; min-height: 10rem; padding: .75rem 1rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--soft); border-radius: .5rem; resize: vertical; }
button, .button { display: inline-block; min-height: 2.75rem; margin: 1rem 0 0; padding: .6rem 1.75rem; font: inherit;
  font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0; border-radius: .5rem; cursor: pointer;
  text-decoration: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.warning { color: var(--warn); font-weight: 600; margin: 0 0 .75rem; }
@media (max-width: 30rem) { main { padding-top: 1.25rem; } button { width: 100%; } }
@media (forced-colors: active) { button, .button { border: 1px solid; } }
"""


def form(
    words: Words, shop: str, number: str, message: str, action: str, nonce: str, complaint: str | None, text: str
) -> str:
    warning = f'<p class="warning" role="alert" id="warning">{escape(complaint)}</p>' if complaint else ""
    described = ' aria-describedby="warning" aria-invalid="true"' if complaint else ""
    title = words.page_title.format(shop=shop)
    introduction = words.message_from.format(shop=shop, number=number)
    # The line break after <textarea> is the one that HTML drops: an answer that begins with one keeps its own.
    body = f"""<h1>{escape(title)}</h1>
<p class="soft">{escape(introduction)}</p>
<div class="message" dir="auto" tabindex="0">{escape(message)}</div>
<form method="post" action="{escape(action)}" accept-charset="utf-8">
<input type="hidden" name="nonce" value="{escape(nonce)}">
<label for="text">{escape(words.your_answer)}</label>
{warning}<textarea id="text" name="text" dir="auto" rows="8" maxlength="10000" required{described}>
{escape(text)}</textarea>
<button type="submit">{escape(words.send)}</button>
</form>"""
    return _page(words, title, body)


def sent(words: Words, shop: str, again: str) -> str:
    body = f"""<h1>{escape(words.sent_title)}</h1>
<p>{escape(words.sent_text.format(shop=shop))}</p>
<p><a class="button" href="{escape(again)}">{escape(words.write_again)}</a></p>"""
    return _page(words, words.sent_title, body)


def sorry(words: Words, title: str, text: str) -> str:
    return _page(words, title, f"<h1>{escape(title)}</h1>\n<p>{escape(text)}</p>")


def _page(words: Words, title: str, body: str) -> str:
    return f"""<!doctype html>
<html lang="{words.language}" dir="{words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)}</title>
<link rel="stylesheet" href="/reply/style.css">
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
