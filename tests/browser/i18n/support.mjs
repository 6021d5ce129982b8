// Builds what these tests need: the packed languages, in a folder of their own, by the tool that the build uses.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** The packed languages of the working tree; remove() when done. */
export async function packedLanguages() {
  const out = mkdtempSync(path.join(tmpdir(), 'carnet-locales-'));
  execFileSync('python3', [path.join(root, 'tools/locales'), 'site', '--pseudo', '--out', out], { stdio: 'inherit' });
  const folder = path.join(out, 'locales');
  const { languages } = await import(pathToFileURL(path.join(folder, 'languages.js')).href);
  return { folder, languages, remove: () => rmSync(out, { recursive: true }) };
}

/** The catalogues as they stand in assets/locales. */
export function catalogues() {
  const folder = path.join(root, 'assets/locales');
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
}
