// @ts-check
// The page's own language and direction: what screen readers choose their voice by, and what the browser's form controls,
// selection and scroll bars follow.

/** @param {Document} page @param {import('./languages.js').Choice} choice */
export function showLanguage(page, { language, locale }) {
  page.documentElement.lang = locale.split('-')[0] === language.tag.split('-')[0] ? locale : language.tag;
  page.documentElement.dir = language.direction;
}
