// Made by the build (tools/locales) and served beside the packed languages; here for the types alone.
import type { Language } from '../intl/languages.js';

/** The languages that have a file here, English first. */
export const languages: Language[];
