// @ts-check
// The plain HTML messages, for when there is no canvas to draw on: a browser that lacks something, a start that failed,
// a program that stopped. Each says what happened, what is safe, and what to do next. They stand here in English and
// French, because the catalogues may be the very thing that could not be loaded.

/** @type {Record<string, Record<string, [string, string]>>} */
const texts = {
  en: {
    browser: [
      'This browser cannot show Carnet',
      'It lacks {detail}. Your orders are safe with your shop. Please open this page in a recent Chrome, Edge, Firefox or Safari.',
    ],
    start: [
      'Carnet could not start',
      'Nothing was lost: your orders, and the changes you made here, are kept. Check the connection, then try again.',
    ],
    stopped: [
      'Carnet had to stop',
      'Everything you saved is safe, also what was not sent yet. Only what you were typing may be gone. Press the button to go on.',
    ],
    again: ['Try again', ''],
    report: ['Details for support', ''],
  },
  fr: {
    browser: [
      'Ce navigateur ne peut pas afficher Carnet',
      'Il lui manque {detail}. Vos commandes sont en sécurité dans votre boutique. Ouvrez cette page dans une version récente de Chrome, Edge, Firefox ou Safari.',
    ],
    start: [
      'Carnet n’a pas pu démarrer',
      'Rien n’est perdu : vos commandes et les modifications faites ici sont conservées. Vérifiez la connexion, puis réessayez.',
    ],
    stopped: [
      'Carnet a dû s’arrêter',
      'Tout ce que vous avez enregistré est conservé, même ce qui n’est pas encore envoyé. Seul le texte en cours de saisie peut manquer. Appuyez sur le bouton pour continuer.',
    ],
    again: ['Réessayer', ''],
    report: ['Détails pour l’assistance', ''],
  },
};

/**
 * @param {'browser' | 'start' | 'stopped'} kind
 * @param {{detail?: string, log?: string[]}} [more] `detail` goes into the sentence, `log` into a folded report
 */
export function showNotice(kind, { detail = '', log = [] } = {}) {
  const language = navigator.language.startsWith('fr') ? 'fr' : 'en';
  const notice = document.getElementById('notice');
  if (!notice || !notice.hidden) return;
  const [title, sentence] = texts[language][kind];

  const heading = document.createElement('h1');
  heading.textContent = title;
  const paragraph = document.createElement('p');
  paragraph.textContent = sentence.replace('{detail}', detail);
  notice.append(heading, paragraph);
  if (kind !== 'browser') {
    const button = document.createElement('button');
    button.textContent = texts[language].again[0];
    button.addEventListener('click', () => location.reload());
    notice.append(button);
  }
  if (log.length > 0) {
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = texts[language].report[0];
    const lines = document.createElement('pre');
    lines.textContent = log.join('\n');
    details.append(summary, lines);
    notice.append(details);
  }
  notice.lang = language;
  notice.hidden = false;
  document.title = title;
  document.getElementById('mirror')?.setAttribute('inert', '');
  notice.querySelector('button')?.focus();
}
