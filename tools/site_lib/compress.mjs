// Compresses files in brotli and gzip, at Node.js' best: reads {quality, jobs: [{source, brotli, gzip}]} on standard
// input and writes each job's two files. The same bytes always give the same bytes: no time, no name in the header.
import { readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** @type {{quality: number, jobs: {source: string, brotli: string, gzip: string}[]}} */
const { quality, jobs } = JSON.parse(await text(process.stdin));

await Promise.all(
  jobs.map(async ({ source, brotli, gzip: gzipped }) => {
    const content = await readFile(source);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      // The largest window that every browser takes, so that repetition anywhere in a megabyte is seen.
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    };
    const [small, compatible] = await Promise.all([
      promisify(brotliCompress)(content, { params }),
      promisify(gzip)(content, { level: quality >= 9 ? 9 : quality }),
    ]);
    await Promise.all([writeFile(brotli, small), writeFile(gzipped, compatible)]);
  }),
);
