// Keeps the field that is typed into beneath what lies above it. Its element shows its own text over the canvas, so a
// menu or a toast that the canvas draws would have that text on top: the field is cut out where they lie.

/** @typedef {{left: number, top: number, width: number, height: number}} Box */

/**
 * @param {HTMLElement} field
 * @param {Box} place where it stands on the screen
 * @param {Box[]} above what lies over it, on the screen
 */
export function cutBeneath(field, place, above) {
  const covering = above.filter(
    (box) =>
      box.left < place.left + place.width && place.left < box.left + box.width &&
      box.top < place.top + place.height && place.top < box.top + box.height,
  );
  const shape = covering.length === 0 ? '' : `path(evenodd, "${[whole(place), ...holes(place, covering)].join('')}")`;
  if (field.style.clipPath !== shape) field.style.clipPath = shape;
}

/** @param {Box} place */
function whole(place) {
  return `M0 0H${place.width}V${place.height}H0Z`;
}

/** Only the part inside the field: two holes over each other would be none. @param {Box} place @param {Box[]} boxes */
function holes(place, boxes) {
  /** @type {Box[]} */
  const disjoint = [];
  for (const box of boxes) {
    const left = Math.max(box.left - place.left, 0);
    const top = Math.max(box.top - place.top, 0);
    const right = Math.min(box.left + box.width - place.left, place.width);
    const bottom = Math.min(box.top + box.height - place.top, place.height);
    let pieces = [{ left, top, width: right - left, height: bottom - top }];
    for (const other of disjoint) pieces = pieces.flatMap((piece) => without(piece, other));
    disjoint.push(...pieces);
  }
  return disjoint.map((box) => `M${box.left} ${box.top}h${box.width}v${box.height}h${-box.width}Z`);
}

/** What is left of a box when another is taken out of it. @param {Box} box @param {Box} other @returns {Box[]} */
function without(box, other) {
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  const cutLeft = Math.max(box.left, other.left);
  const cutTop = Math.max(box.top, other.top);
  const cutRight = Math.min(right, other.left + other.width);
  const cutBottom = Math.min(bottom, other.top + other.height);
  if (cutLeft >= cutRight || cutTop >= cutBottom) return [box];
  return [
    { left: box.left, top: box.top, width: box.width, height: cutTop - box.top },
    { left: box.left, top: cutBottom, width: box.width, height: bottom - cutBottom },
    { left: box.left, top: cutTop, width: cutLeft - box.left, height: cutBottom - cutTop },
    { left: cutRight, top: cutTop, width: right - cutRight, height: cutBottom - cutTop },
  ].filter((piece) => piece.width > 0 && piece.height > 0);
}
