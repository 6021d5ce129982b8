// Pixels: the kit's triangles by WebGL 2. One program, one texture a page of the atlas, premultiplied blending, nearest
// sampling (everything is painted at the very pixels it is shown at). It also says when the context was lost and is
// back: then the kit paints every picture again.

import { ATLAS_PAGE, WHITE_SQUARE } from './wire.js';

const VERTEX = `#version 300 es
uniform vec2 screen;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 color;
out vec2 place;
out vec4 tint;
void main() {
  place = uv;
  tint = color;
  gl_Position = vec4(position / screen * vec2(2, -2) + vec2(-1, 1), 0, 1);
}`;

// Beyond u = 2 a picture has colours of its own; else only its coverage counts.
const FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D page;
in highp vec2 place;
in vec4 tint;
out vec4 color;
void main() {
  bool colored = place.x > 1.5;
  vec4 texel = texture(page, colored ? place - vec2(2, 0) : place);
  color = colored ? vec4(texel.rgb * texel.a, texel.a) * tint.a : vec4(tint.rgb * tint.a, tint.a) * texel.a;
}`;

const VERTEX_BYTES = 20;
const COMMAND_WORDS = 8;

export class Renderer {
  #canvas;
  #heap;
  /** @type {WebGL2RenderingContext} */
  #gl;
  /** @type {WebGLUniformLocation | null} */
  #screen = null;
  /** @type {(WebGLTexture | null)[]} */
  #pages = [];
  #background = [1, 1, 1];
  lost = false;
  onRestored = () => {};

  /** @param {HTMLCanvasElement} canvas @param {import('./heap.js').Heap} heap */
  constructor(canvas, heap) {
    this.#canvas = canvas;
    this.#heap = heap;
    const gl = canvas.getContext('webgl2', {
      alpha: false, // the page shows nothing through
      antialias: false, // shapes bring their own soft edge
      depth: false,
      stencil: false,
      powerPreference: 'low-power',
    });
    if (!gl) throw new Error('This browser has no WebGL 2.');
    this.#gl = gl;
    this.#setUp();
    // On the canvas: the events do not bubble. preventDefault() asks the browser to give the context back.
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.lost = true;
    });
    canvas.addEventListener('webglcontextrestored', () => {
      this.lost = false;
      this.#pages = [];
      this.#setUp();
      this.onRestored();
    });
  }

  #setUp() {
    const gl = this.#gl;
    const program = /** @type {WebGLProgram} */ (gl.createProgram());
    for (const [kind, source] of /** @type {[number, string][]} */ ([
      [gl.VERTEX_SHADER, VERTEX],
      [gl.FRAGMENT_SHADER, FRAGMENT],
    ])) {
      const shader = /** @type {WebGLShader} */ (gl.createShader(kind));
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
      throw new Error(`The shaders do not link: ${gl.getProgramInfoLog(program)}`);
    gl.useProgram(program);
    this.#screen = gl.getUniformLocation(program, 'screen');
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const attribute of [0, 1, 2]) gl.enableVertexAttribArray(attribute);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.enable(gl.SCISSOR_TEST);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
  }

  /** Makes or clears the pages whose bits are set, and paints their white square. @param {number} bits */
  freshen(bits) {
    const gl = this.#gl;
    for (let page = 0; bits !== 0; ++page, bits >>>= 1) {
      if ((bits & 1) === 0) continue;
      if (!this.#pages[page]) {
        this.#pages[page] = gl.createTexture();
        gl.bindTexture(gl.TEXTURE_2D, this.#pages[page]);
        gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, ATLAS_PAGE, ATLAS_PAGE);
        gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
        gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
        gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
        gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
      } else {
        gl.bindTexture(gl.TEXTURE_2D, this.#pages[page]);
      }
      const white = new Uint8Array(WHITE_SQUARE * WHITE_SQUARE * 4).fill(255);
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, WHITE_SQUARE, WHITE_SQUARE, gl.RGBA, gl.UNSIGNED_BYTE, white);
    }
  }

  /** @param {number} page @param {number} x @param {number} y @param {ImageData} image */
  upload(page, x, y, image) {
    const gl = this.#gl;
    if (this.lost) return;
    if (!this.#pages[page]) this.freshen(1 << page);
    gl.bindTexture(gl.TEXTURE_2D, this.#pages[page]);
    gl.texSubImage2D(
      gl.TEXTURE_2D, 0, x, y, image.width, image.height, gl.RGBA, gl.UNSIGNED_BYTE, /** @type {any} */ (image.data));
  }

  /** @param {number} packed */
  setBackground(packed) {
    this.#background = [(packed & 255) / 255, ((packed >>> 8) & 255) / 255, ((packed >>> 16) & 255) / 255];
  }

  /** @param {number} pointer @see write_drawing() in bridge.cpp */
  draw(pointer) {
    const gl = this.#gl;
    if (this.lost) return;
    const { words, bytes } = this.#heap;
    let at = pointer >> 2;
    const width = words[at++];
    const height = words[at++];
    let lists = words[at++];
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    gl.viewport(0, 0, width, height);
    gl.scissor(0, 0, width, height);
    const [red, green, blue] = this.#background;
    gl.clearColor(red, green, blue, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform2f(this.#screen, width, height);
    let page = -1;
    for (; lists > 0; --lists) {
      const vertices = words[at];
      const indices = words[at + 2];
      gl.bufferData(gl.ARRAY_BUFFER, bytes.subarray(vertices, vertices + words[at + 1]), gl.STREAM_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, bytes.subarray(indices, indices + words[at + 3]), gl.STREAM_DRAW);
      let commands = words[at + 4];
      at += 5;
      let base = -1;
      for (; commands > 0; --commands, at += COMMAND_WORDS) {
        if (words[at] !== page) {
          page = words[at];
          gl.bindTexture(gl.TEXTURE_2D, this.#pages[page] ?? null);
        }
        const left = words[at + 1];
        const bottom = words[at + 4];
        gl.scissor(left, height - bottom, words[at + 3] - left, bottom - words[at + 2]);
        if (words[at + 7] !== base) {
          base = words[at + 7];
          const offset = base * VERTEX_BYTES;
          gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_BYTES, offset);
          gl.vertexAttribPointer(1, 2, gl.FLOAT, false, VERTEX_BYTES, offset + 8);
          gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, offset + 16);
        }
        gl.drawElements(gl.TRIANGLES, words[at + 5], gl.UNSIGNED_SHORT, words[at + 6] * 2);
      }
    }
  }
}
