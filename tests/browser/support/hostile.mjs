// Five hundred texts that strangers might write to make a page run something, or break: markup in every context, schemes,
// handlers, template and spreadsheet tricks, and bytes that confuse. Each that runs calls `ran(…)`, asks an address under
// `/ran`, or opens a dialog; `watch()` notices all of it, and any complaint of the security policy.

import assert from 'node:assert/strict';

const CALLS = ["ran('x')", 'alert(1)', "fetch('/ran')", "top.ran('x')", "document.title='ran'"];

/** Ways to bring a call into HTML. @type {((call: string) => string)[]} */
const MARKUP = [
  (c) => `<script>${c}</script>`,
  (c) => `</script><script>${c}</script>`,
  (c) => `</textarea><script>${c}</script>`,
  (c) => `</title><script>${c}</script>`,
  (c) => `</style><script>${c}</script>`,
  (c) => `--><script>${c}</script><!--`,
  (c) => `]]><script>${c}</script>`,
  (c) => `<ScRiPt >${c}</sCrIpT\t>`,
  (c) => `<scr<script>ipt>${c}</scr</script>ipt>`,
  (c) => `"><script>${c}</script>`,
  (c) => `'><script>${c}</script>`,
  (c) => `\`><script>${c}</script>`,
  (c) => `<img src=x onerror="${c}">`,
  (c) => `"><img src=x onerror=${c.replaceAll("'", '&#39;')}>`,
  (c) => `<img src="/ran/image">${c}`,
  (c) => `<svg onload="${c}">`,
  (c) => `<svg><script>${c}</script></svg>`,
  (c) => `<svg><animate onbegin="${c}" attributeName=x dur=1s>`,
  (c) => `<svg><foreignObject><iframe srcdoc="<script>${c}</script>"></foreignObject></svg>`,
  (c) => `<math><mtext><img src=x onerror="${c}"></mtext></math>`,
  (c) => `<body onload="${c}">`,
  (c) => `<iframe src="javascript:${c}"></iframe>`,
  (c) => `<iframe srcdoc="<script>${c}</script>"></iframe>`,
  (c) => `<object data="javascript:${c}"></object>`,
  (c) => `<embed src="javascript:${c}">`,
  (c) => `<details open ontoggle="${c}"><summary>x</summary></details>`,
  (c) => `<input autofocus onfocus="${c}">`,
  (c) => `<select autofocus onfocus="${c}"></select>`,
  (c) => `<video><source onerror="${c}"></video>`,
  (c) => `<audio src=x onerror="${c}">`,
  (c) => `<marquee onstart="${c}">x</marquee>`,
  (c) => `<a href="javascript:${c}">x</a>`,
  (c) => `<a href="java\tscript:${c}">x</a>`,
  (c) => `<a href=" &#14; javascript:${c}">x</a>`,
  (c) => `<form action="javascript:${c}"><button autofocus>x</button></form>`,
  (c) => `<form id=f></form><button form=f formaction="javascript:${c}">x</button>`,
  (c) => `<meta http-equiv="refresh" content="0;url=javascript:${c}">`,
  (c) => `<base href="/ran/"><script src="x.js"></script>${c}`,
  (c) => `<link rel="stylesheet" href="/ran/style.css">${c}`,
  (c) => `<style>@import '/ran/style.css'; * { background: url(/ran/image) }</style>${c}`,
  (c) => `<p style="background:url(/ran/image);width:expression(${c})">x</p>`,
  (c) => `<template><script>${c}</script></template>`,
  (c) => `<noscript><p title="</noscript><img src=x onerror=${c.replaceAll("'", '&#39;')}>"></noscript>`,
  (c) => `<xmp><p title="</xmp><script>${c}</script>"></xmp>`,
  (c) => `<div onpointerenter="${c}" style="position:fixed;inset:0">x</div>`,
  (c) => `javascript:${c}`,
  (c) => `data:text/html,<script>${c}</script>`,
  (c) => `vbscript:${c}`,
  (c) => `\u0000<script>${c}</script>`,
  (c) => `<\u0000script>${c}</script>`,
  (c) => `\ufeff<script>${c}</script>`,
  (c) => `＜script＞${c}＜/script＞`,
  (c) => `%3Cscript%3E${c}%3C/script%3E`,
  (c) => `&lt;script&gt;${c}&lt;/script&gt;`,
  (c) => `&#x3C;script&#x3E;${c}&#x3C;/script&#x3E;`,
  (c) => `\\u003cscript\\u003e${c}\\u003c/script\\u003e`,
  (c) => `+ADw-script+AD4-${c}+ADw-/script+AD4-`,
  (c) => `{{constructor.constructor("${c}")()}}`,
  (c) => `\${${c}}`,
  (c) => `<%= ${c} %>`,
  (c) => `#{${c}}`,
  (c) => `");${c};//`,
  (c) => `');${c};//`,
  (c) => `\`;${c};//`,
  (c) => `\n</script>\n<script>\n${c}\n</script>\n`,
  (c) => `<!--[if gte IE 4]><script>${c}</script><![endif]-->`,
  (c) => `<?xml-stylesheet href="javascript:${c}"?>`,
  (c) => `<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;${c}`,
];

/** What runs elsewhere: in a spreadsheet, a mail's header, a log; and what only confuses. */
const OTHERS = [
  '=HYPERLINK("/ran","x")', '+cmd|\' /C calc\'!A0', '-2+3+cmd|x', '@SUM(1+1)', '\t=1+1', '\r=1+1', '|calc', '%0a=1',
  '＝1+1', '＋1', '－1', '＠x', '=IMPORTXML("/ran","//a")', '=WEBSERVICE("/ran")',
  'x\r\nBcc: victim@example.com\r\n\r\nx', 'x\nContent-Type: text/html\n\n<script>ran(1)</script>', '\r\n.\r\nQUIT\r\n',
  'x\r\nSubject: other', '=?utf-8?B?PHNjcmlwdD4=?=', '"><x@example.com>', 'x@example.com, victim@example.com',
  '\u202eevil\u202c', '\u202atext\u202b\u202d\u2066\u2067\u2068\u2069', '\u200b\u200c\u200d\ufeff', '\u0000\u0001\u0007\u001b[31m\u007f',
  'Z̡̢̛̗̘̙̜̝̞̟̠̀́̂̃̄̅̆̇̈̉̊̋̌̍̎̏̐̑̒̓̔à̡̢̛̗̘̙̜̝̞̟̠́̂̃̄̅l̡̢̛g̡̢̛o', '👨‍👩‍👧‍👦'.repeat(30), '\ud83d', '\udc4d x', 'ﷺ﷽'.repeat(20),
  'A'.repeat(5000), '\n'.repeat(400), 'א'.repeat(800), 'ᄀ'.repeat(500), '𝒳'.repeat(300), '../../../../etc/passwd', '..\\..\\boot.ini',
  "'; DROP TABLE orders; --", '" OR 1=1 --', "admin'/*", '1; ATTACH DATABASE x', '%s%s%s%n', '%00', '{0}{1}', '{name}{number}{tracking}',
  '{count, plural, one {x}', "''''{", '#', '\\', '\\"', '//', '/*', '*/', 'null', 'undefined', 'NaN', 'true', '[object Object]', '-0', '1e999',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', '<', '>', '&', '"', "'", '`', '</', '<!', '<?', '&amp', '&#0;', '&#x110000;',
];

/** @type {string[]} */
export const HOSTILE = [];
for (const call of CALLS) for (const make of MARKUP) HOSTILE.push(make(call));
// The same with a harmless beginning, or with what closes the contexts that a page might put it in.
for (const make of MARKUP) HOSTILE.push(`Hello ${make("ran('y')")} thank you`, `</div></span></p></li></article>${make("ran('z')")}`);
HOSTILE.push(...OTHERS);
assert.ok(HOSTILE.length >= 500, `only ${HOSTILE.length} texts`);

/**
 * Notices whatever runs in a page, is asked from `/ran` or from another origin, or breaks the page's policy.
 * @param {import('playwright-core').Page} page @param {string[]} origins those that the page may ask
 */
export async function watch(page, origins) {
  /** @type {string[]} */
  const happened = [];
  await page.exposeFunction('ran', (/** @type {unknown} */ what) => happened.push(`ran ${what}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      /** @type {any} */ (window).ran(`against the policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  });
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { origin, pathname, protocol } = new URL(request.url());
    const isOurs = origins.includes(origin) || ['data:', 'blob:', 'about:'].includes(protocol);
    if (!isOurs || pathname.startsWith('/ran')) happened.push(`asked ${request.url()}`);
  });
  page.on('pageerror', (error) => happened.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy|refused|violat|script/i.test(message.text())) happened.push(`console ${message.text()}`);
  });
  return {
    happened,
    /** @param {string} where */
    nothing(where) {
      assert.deepEqual(happened, [], where);
    },
  };
}
