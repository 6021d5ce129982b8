// Compares pictures of text, for the tests of the kit: how much of the ink of one is not the other's. Pictures are decoded
// and compared in the page, which has a canvas.

/** @typedef {{text: string, x: number, y: number, width: number, height: number}} Line where a text stands, CSS pixels */
/** @typedef {{text: string, difference: number, ours: number, theirs: number}} Compared difference: 0 … 2 of the ink */

/**
 * To be run in a page. For each line: how much of the ink differs, in the better of a few positions of up to a pixel; and
 * the widths of the ink.
 * @param {{ours: string, theirs: string, lines: Line[], ratio: number}} given two pictures (base64 of PNG) of one screen
 * @returns {Promise<Compared[]>}
 */
export async function compareInk({ ours, theirs, lines, ratio }) {
  const read = async (/** @type {string} */ data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
    context.drawImage(image, 0, 0);
    return context;
  };
  const [ourPicture, theirPicture] = [await read(ours), await read(theirs)];
  // Ink: how far a pixel is from the ground, which the corner shows.
  const inkOf = (/** @type {CanvasRenderingContext2D} */ picture, /** @type {Line} */ line) => {
    const [x, y, width, height] = [line.x, line.y, line.width, line.height].map((length) => Math.round(length * ratio));
    const { data } = picture.getImageData(x, y, width, height);
    const ink = new Float32Array(width * height);
    for (let i = 0; i < ink.length; ++i) {
      for (let channel = 0; channel < 3; ++channel) ink[i] += Math.abs(data[i * 4 + channel] - data[channel]) / 3;
    }
    return { ink, width, height };
  };
  const widthOf = (/** @type {{ink: Float32Array, width: number}} */ { ink, width }) => {
    let [left, right] = [width, 0];
    ink.forEach((value, i) => {
      if (value < 40) return;
      left = Math.min(left, i % width);
      right = Math.max(right, i % width);
    });
    return right - left;
  };
  return lines.map((line) => {
    const [a, b] = [inkOf(ourPicture, line), inkOf(theirPicture, line)];
    const total = a.ink.reduce((sum, value) => sum + value, 0);
    let best = 2;
    for (let dx = -1; dx <= 1; ++dx) {
      for (let dy = -1; dy <= 1; ++dy) {
        let difference = 0;
        for (let y = 1; y < a.height - 1; ++y) {
          for (let x = 1; x < a.width - 1; ++x)
            difference += Math.abs(a.ink[y * a.width + x] - b.ink[(y + dy) * b.width + x + dx]);
        }
        best = Math.min(best, total === 0 ? 2 : difference / total);
      }
    }
    return { text: line.text, difference: best, ours: widthOf(a), theirs: widthOf(b) };
  });
}

/** To be run in the gallery's page "text": its strings and where they stand. @returns {Line[]} */
export function linesShown() {
  return Array.from(document.querySelectorAll('main span'))
    .filter((span) => Math.round(span.getBoundingClientRect().height) === 32)
    .map((span) => {
      const { x, y, width, height } = span.getBoundingClientRect();
      return { text: span.textContent ?? '', x, y, width, height };
    });
}

/** To be run in plain.html: the same strings at the same places. @param {{lines: Line[], dark: boolean}} given */
export function showPlainly({ lines, dark }) {
  document.body.classList.toggle('dark', dark);
  for (const line of lines) {
    const element = document.createElement('div');
    element.textContent = line.text;
    element.style.left = `${line.x}px`;
    element.style.top = `${line.y}px`;
    element.style.fontSize = '15px';
    document.getElementById('lines')?.append(element);
  }
}

/**
 * What is not alike: wider or narrower by more than two pixels, or with too much of the ink elsewhere.
 * @param {Compared[]} compared @param {number} ratio @param {number} most of the ink that may differ
 */
export function notAlike(compared, ratio, most) {
  return compared
    .filter(({ difference, ours, theirs }) => Math.abs(ours - theirs) > 2 * ratio || difference > most)
    .map(({ text, difference, ours, theirs }) => `${text}: ${difference.toFixed(2)} of the ink, ${ours} wide, not ${theirs}`);
}
