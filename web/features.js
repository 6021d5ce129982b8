// @ts-check
// What Carnet cannot do without, each tried by doing. Storage is not among them: without it the book is kept in memory,
// and the screen says so.

// The smallest module with one SIMD instruction: the search uses them, so a browser without them cannot compile us.
const simdProbe = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
);

function hasWebGL2() {
  const context = document.createElement('canvas').getContext('webgl2');
  // Given back at once: a browser allows a page only so many contexts.
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

/** The names of what is missing, in English ("WebGL 2"); empty when everything is there. @returns {string[]} */
export function missingFeatures() {
  const missing = [];
  if (typeof WebAssembly !== 'object') missing.push('WebAssembly');
  else if (!WebAssembly.validate(simdProbe)) missing.push('WebAssembly SIMD');
  if (!hasWebGL2()) missing.push('WebGL 2');
  if (typeof Worker !== 'function') missing.push('Web Workers');
  if (typeof Intl !== 'object' || !('Segmenter' in Intl)) missing.push('Intl.Segmenter');
  return missing;
}
