// Five hundred texts that a buyer could send (RELIABILITY 2): markup, script, addresses, formulas, controls of
// direction, stacks of marks, invisible and very long ones. Whatever runs of them calls ran().

const markup = [
  '<script>ran()</script>', '<img src=/ran onerror=ran()>', '<svg onload=ran()>', '<svg><script href=/ran /></svg>',
  '"><script src=/ran></script>', "'-ran()-'", '</textarea><script>ran()</script>', '</title><script>ran()</script>',
  '<iframe src="javascript:parent.ran()">', '<iframe srcdoc="<script>parent.ran()</script>">', '<body onload=ran()>',
  '<a href="javascript:ran()">x</a>', '<math><mtext></form><form><mglyph><style></math><img src onerror=ran()>',
  '<details open ontoggle=ran()>', '<input autofocus onfocus=ran()>', '<style>@import "/ran";</style>',
  '<link rel=stylesheet href=/ran>', '<meta http-equiv=refresh content="0;url=/ran">', '<base href=//evil.example>',
  '<object data=/ran>', '<embed src=/ran>', '<video src=/ran onerror=ran()>', '<template><script>ran()</script></template>',
  '<!--><script>ran()</script>-->', '<![CDATA[<script>ran()</script>]]>', '&lt;script&gt;ran()&lt;/script&gt;',
  '&#60;script&#62;ran()&#60;/script&#62;', '\\x3cscript\\x3eran()\\x3c/script\\x3e', '${ran()}', '{{constructor.constructor("ran()")()}}',
  '`;ran();`', '";ran();//', "');ran();('", '--></script><script>ran()</script>', '<xmp><script>ran()</script>',
  '<noscript><p title="</noscript><img src onerror=ran()>">', '<form action=javascript:ran()><button>', '<portal src=/ran>',
  '<marquee onstart=ran()>', '<dialog open onclose=ran()>',
];
const addresses = [
  'javascript:ran()', 'JaVaScRiPt:ran()', 'java\tscript:ran()', ' javascript:ran()', 'javascript://%0aran()', 'data:text/html,<script>ran()</script>',
  'vbscript:ran()', 'blob:https://x/1', 'file:///etc/passwd', '//evil.example/ran', 'https://evil.example@shop.example/',
  'https://user:pass@shop.example/', 'http://[::1', 'https://xn--80ak6aa92e.com/', 'https://shop.example/"onmouseover="ran()',
  'https://shop.example/<script>ran()</script>', 'mailto:x?body=<script>', 'tel:ran()', 'about:blank', 'view-source:x', 'ws://x', 'intent://x#Intent;end',
];
const formulas = ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '|calc', '%0A=1', '＝1+1', '=HYPERLINK("http://x","y")', '=cmd|\'/c calc\'!A0'];
const directions = [
  '\u202Egnp.exe', '\u2066a\u2067b\u2068c', '\u202A\u202B\u202C\u202D', '\u200F\u200E', 'abc\u2069\u2069\u2069def', 'שלום\u202Eabc', '\u061Cabc',
];
const strange = [
  '\u200B\u200C\u200D\uFEFF', '\u00AD\u00AD', 'Z\u0351\u036B\u0343\u036A\u0302'.repeat(40), 'e' + '\u0301'.repeat(500), '👩‍👩‍👧‍👦'.repeat(30), '🏳️‍🌈', '\uD83D\uDE00',
  '﷽'.repeat(20), 'ﬁﬂ', '\u0000', 'a\u0001b\u001Fc', '\u007F', '\u0085', '\u2028\u2029', '\uFFFD\uFFFE'.slice(0, 1), 'İıßẞ', '𝕊𝕔𝕣𝕚𝕡𝕥', '\r\n\r\n', '\n'.repeat(200), ' '.repeat(500),
  'x'.repeat(4000), 'W'.repeat(1500) + ' ' + 'i'.repeat(1500), 'กิ่'.repeat(200), 'हिन्दी'.repeat(100), '漢'.repeat(1000), 'العربية '.repeat(100), '%s%n%x', '{name}{number}', '{count, plural, one {#} other {#}}',
  'null', 'undefined', 'NaN', '-0', '1e400', '../../etc/passwd', 'C:\\con\\nul', '__proto__', 'constructor', 'toString', '[object Object]', "'; DROP TABLE orders;--", '" OR ""="',
];

const seeds = [...markup, ...addresses, ...formulas, ...directions, ...strange];

/** All of them, each different: the seeds, and the seeds inside one another. */
export const hostileTexts = Array.from({ length: 500 }, (_, i) => {
  const seed = seeds[i % seeds.length];
  const round = Math.floor(i / seeds.length);
  return round === 0 ? seed : `${seeds[(i * 7 + round) % seeds.length].slice(0, 300)}${seed}`.slice(0, 4000);
});
