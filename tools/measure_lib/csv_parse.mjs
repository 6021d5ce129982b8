// Reads a CSV file with csv-parse and prints its cells in the form of tests/oracle/csv_sample.cpp, to be compared byte by
// byte with what our own reader made of the file.
//   node csv_parse.mjs FILE DELIMITER
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const [file, delimiter] = process.argv.slice(2);
const rows = parse(readFileSync(file), { bom: true, delimiter, record_delimiter: '\r\n', relax_column_count: false });
let cells = '';
for (const row of rows) {
  for (const cell of row) cells += `${Buffer.byteLength(cell)}:${cell}`;
  cells += '\n';
}
process.stdout.write(cells);
