// The numbers that the page and src/platform/web/screen/bridge.cpp share: kinds of events, and the words of the outbox.
// A change here is a change there.

/** @enum {number} */
export const Event = {
  nothing: 0,
  resize: 1,
  pointer: 2,
  wheel: 3,
  key: 4,
  text: 5,
  activate: 6,
  focus: 7,
  scrolled: 8,
  environment: 9,
  picturesLost: 10,
  elementsLost: 11,
  wake: 12,
};

/** Words of the outbox, in order. @enum {number} */
export const Out = {
  answer: 0,
  framesMade: 1,
  difference: 2,
  differenceWords: 3,
  drawing: 4,
  drawingWords: 5,
  freshPages: 6,
  cursor: 7,
  clipboard: 8,
  clipboardBytes: 9,
  needsFrame: 10,
  wakeIn: 11,
  nodes: 12,
  atlasPages: 13,
  layouts: 14,
  background: 15,
  scheme: 16,
  fieldText: 17,
  fieldPlaceholder: 18,
  rightToLeft: 19,
};

/** Pixels of a page of the atlas, each way; src/ui/kit/text/atlas.hpp. */
export const ATLAS_PAGE = 1024;
/** The white square in the corner of every page. */
export const WHITE_SQUARE = 4;
