// A real mail server for the tests (the npm package smtp-server): takes what the host sends by SMTP, with STARTTLS and a
// login where that is asked for, and gives it parsed by another kept library (postal-mime). It knows nothing of Carnet.
//
//   const smtp = await startSmtp({ login: ['shop', 'secret'] });
//   const mail = await smtp.next();         // waits for the mail that nobody asked for yet
//   linkOf(mail);                           // where its button leads

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import PostalMime from 'postal-mime';

import { root } from './gallery.mjs';

// It has no types of its own.
const { SMTPServer } = createRequire(import.meta.url)('smtp-server');

/** Of the loopback, by a name of its own; clients trust it when SSL_CERT_FILE names it. */
export const CERTIFICATE = path.join(root, 'tests/host/data/localhost.pem');

/**
 * @typedef {{from: string, to: string[], secure: boolean, user: string | undefined, source: string,
 *   mail: import('postal-mime').Email, header: (name: string) => string | undefined}} Received
 */

/** @param {{port?: number, login?: [string, string]}} [options] */
export async function startSmtp({ port = 0, login } = {}) {
  /** @type {Received[]} */
  const received = [];
  let taken = 0;
  /** @type {(() => void)[]} */
  const waiting = [];
  const pem = readFileSync(CERTIFICATE);
  const server = new SMTPServer({
    key: pem,
    cert: pem,
    authOptional: !login,
    // Without a login there is no secret to protect, and a client that trusts no certificate is served all the same.
    disabledCommands: login ? [] : ['STARTTLS', 'AUTH'],
    onAuth(/** @type {any} */ { username, password }, /** @type {unknown} */ _session, /** @type {any} */ done) {
      if (login && username === login[0] && password === login[1]) done(null, { user: username });
      else done(new Error('wrong user or password'));
    },
    onData(/** @type {import('node:stream').Readable} */ stream, /** @type {any} */ session, /** @type {any} */ done) {
      /** @type {Buffer[]} */
      const chunks = [];
      stream.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
      stream.on('end', async () => {
        const bytes = Buffer.concat(chunks);
        const mail = await PostalMime.parse(bytes);
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((/** @type {{address: string}} */ { address }) => address),
          secure: session.secure,
          user: session.user,
          source: bytes.toString('utf8'),
          mail,
          header: (name) => mail.headers.find(({ key }) => key === name)?.value,
        });
        done(null);
        for (const wake of waiting.splice(0)) wake();
      });
    },
  });
  server.on('error', () => {}); // a client that hangs up: the test sees what arrives
  await new Promise((listening) => server.listen(port, '127.0.0.1', () => listening(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.server.address());
  return {
    port: address.port,
    received,
    /** The first mail that was not asked for yet, as soon as it is here. */
    async next() {
      const deadline = AbortSignal.timeout(20_000);
      while (received.length <= taken) {
        await new Promise((arrived, failed) => {
          waiting.push(() => arrived(undefined));
          deadline.addEventListener('abort', () => failed(new Error('no mail arrived in 20 s')), { once: true });
        });
      }
      return received[taken++];
    },
    close: () => new Promise((closed) => server.close(() => closed(undefined))),
  };
}

/** Where the mail's button leads; the text part must have the same address. @param {Received} received */
export function linkOf({ mail }) {
  const link = /<a href="([^"]+)"[^>]*>/.exec(mail.html ?? '')?.[1];
  assert.ok(link, 'the mail has no button');
  assert.ok(mail.text?.includes(link), 'the text part has no such link');
  return link;
}

/** A port of the loopback where nobody listens. */
export async function freePort() {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((closed) => server.close(() => closed(undefined)));
  return port;
}
