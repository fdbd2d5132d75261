// Draws one moment of an edit on a canvas with WebGL 2: framing, backdrop, look, layers.

import { BACKDROP, LOOKS } from "./data.mjs";
import { layerPlace, roundHalfUp, stageSize, windowAt } from "./framing.mjs";
import { AVERAGE, BLUR, FRAME, LAYER, SHRINK, VERTEX } from "./shaders.mjs";

/** The painter of a canvas; throws where there is no WebGL 2. */
export function createPainter(canvas) {
  const gl = canvas.getContext("webgl2", {
    alpha: false,
    antialias: false,
    preserveDrawingBuffer: true,
  });
  if (!gl) throw new Error("This browser has no WebGL 2.");
  const programs = Object.fromEntries(
    Object.entries({ AVERAGE, BLUR, FRAME, LAYER, SHRINK }).map(([name, text]) => [
      name,
      programOf(gl, text),
    ]),
  );
  const corners = gl.createBuffer();
  gl.bindBuffer(gl.ARRAY_BUFFER, corners);
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
  const targets = new Map();
  const pictures = new Map();
  const film = textureOf(gl);

  /** A texture of a size that can be drawn on, kept under a name. */
  function target(name, [width, height]) {
    const known = targets.get(name);
    if (known?.width === width && known.height === height) return known;
    if (known) forget(known);
    const texture = textureOf(gl);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    const buffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, buffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    const made = { width, height, texture, buffer };
    targets.set(name, made);
    return made;
  }

  function forget({ texture, buffer }) {
    gl.deleteTexture(texture);
    gl.deleteFramebuffer(buffer);
  }

  function draw(program, onto, textures, values) {
    gl.bindFramebuffer(gl.FRAMEBUFFER, onto?.buffer ?? null);
    gl.viewport(0, 0, onto?.width ?? canvas.width, onto?.height ?? canvas.height);
    gl.useProgram(program.handle);
    Object.entries(textures).forEach(([name, texture], unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.uniform1i(program.at(name), unit);
    });
    for (const [name, [kind, ...value]] of Object.entries(values)) {
      if (kind === "Matrix3fv") gl.uniformMatrix3fv(program.at(name), false, value[0]);
      else gl[`uniform${kind}`](program.at(name), ...value);
    }
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }

  /** The source at the size that its closest view needs. */
  function staged(clip, size, goal) {
    const [wide, tall] = stageSize(clip, size, goal);
    if (wide === size[0] && tall === size[1]) return film;
    const narrow = target("narrow", [wide, size[1]]);
    const stage = target("stage", [wide, tall]);
    const step = (onto, texture, axis, from, to) =>
      draw(programs.SHRINK, onto, { picture: texture }, {
        along: ["2i", ...(axis ? [0, 1] : [1, 0])],
        ratio: ["1f", Math.max(from / to, 1)],
        count: ["1i", from],
      });
    step(narrow, film, 0, size[0], wide);
    step(stage, narrow.texture, 1, size[1], tall);
    return stage.texture;
  }

  function backdrop(stage, size, goal) {
    const small = goal.map((s) => Math.max(2, Math.floor(Math.floor(s / BACKDROP.divisor) / 2) * 2));
    const share = Math.max(goal[0] / size[0], goal[1] / size[1]);
    const extent = goal.map((side, k) => side / share / size[k]);
    const [first, second] = [target("back0", small), target("back1", small)];
    draw(programs.AVERAGE, first, { picture: stage }, {
      size: ["2f", ...small],
      origin: ["2f", (1 - extent[0]) / 2, (1 - extent[1]) / 2],
      extent: ["2f", ...extent],
    });
    const { contrast, brightness, sigma } = BACKDROP;
    const blur = (onto, from, along, dim) =>
      draw(programs.BLUR, onto, { picture: from.texture }, {
        along: ["2i", ...along],
        sigma: ["1f", sigma],
        dim: ["2f", ...dim],
      });
    blur(second, first, [1, 0], [1, 0]);
    blur(first, second, [0, 1], [contrast, 0.5 - 0.5 * contrast + brightness]);
    return first.texture;
  }

  function lookOf(filter) {
    if (!filter?.amount) return { amount: ["1f", 0] };
    const { matrix, curves } = LOOKS[filter.name];
    return {
      amount: ["1f", filter.amount / 1000],
      matrix: ["Matrix3fv", [0, 1, 2].flatMap((column) => matrix.map((row) => row[column]))],
      lift: ["3f", ...matrix.map((row) => row[3])],
      curve: ["3fv", [0, 1, 2, 3, 4].flatMap((k) => curves.map((curve) => curve[k]))],
    };
  }

  return {
    /** Takes the picture that a video shows now; its size is that of the upright source. */
    take(video) {
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, film);
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, video);
    },

    /** Draws what was taken as the clip shows it at a source tick, and the layers over it. */
    paint(clip, size, at, layers) {
      const goal = [canvas.width, canvas.height];
      gl.disable(gl.BLEND);
      const view = windowAt(clip, size, goal, at);
      const stage = staged(clip, size, goal);
      const isCovered =
        view.left === 0 && view.top === 0 && view.right === goal[0] && view.bottom === goal[1];
      const back = isCovered ? stage : backdrop(stage, size, goal);
      draw(programs.FRAME, null, { stage, back }, {
        canvas: ["2f", ...goal],
        size: ["2f", ...size],
        point: ["2f", view.x, view.y],
        scale: ["1f", view.scale],
        edges: ["4f", view.left, view.top, view.right, view.bottom],
        ...lookOf(clip.filter),
      });
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.enable(gl.SCISSOR_TEST);
      for (const { key, item, share } of layers) this.lay(key, item, share, goal);
      gl.disable(gl.SCISSOR_TEST);
    },

    /** Draws one picture; `share` is canvas pixels for one of the picture's. */
    lay(key, item, share, goal) {
      const { texture, width, height } = pictures.get(key);
      const sides = [width, height].map((side) => Math.max(1, roundHalfUp(side * share)));
      const [left, top] = layerPlace(item, sides, goal);
      gl.scissor(left, goal[1] - top - sides[1], ...sides);
      draw(programs.LAYER, null, { picture: texture }, {
        height: ["1f", goal[1]],
        box: ["4f", left, top, ...sides],
      });
    },

    has: (key) => pictures.has(key),

    /** Keeps a layer's picture under a key. */
    keep(key, image) {
      const texture = textureOf(gl);
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
      pictures.set(key, { texture, width: image.width, height: image.height });
    },

    /** Lets go of every layer's picture that is not among `keys`. */
    keepOnly(keys) {
      for (const [key, { texture }] of pictures) {
        if (keys.has(key)) continue;
        gl.deleteTexture(texture);
        pictures.delete(key);
      }
    },

    dispose() {
      this.keepOnly(new Set());
      targets.forEach(forget);
      targets.clear();
      gl.deleteTexture(film);
      gl.deleteBuffer(corners);
      Object.values(programs).forEach(({ handle }) => gl.deleteProgram(handle));
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    },
  };
}

function textureOf(gl) {
  const texture = gl.createTexture();
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const [name, value] of [
    [gl.TEXTURE_MIN_FILTER, gl.LINEAR],
    [gl.TEXTURE_MAG_FILTER, gl.LINEAR],
    [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
    [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
  ]) {
    gl.texParameteri(gl.TEXTURE_2D, name, value);
  }
  return texture;
}

function programOf(gl, fragment) {
  const handle = gl.createProgram();
  for (const [kind, text] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, fragment],
  ]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(handle, shader);
    gl.deleteShader(shader);
  }
  gl.bindAttribLocation(handle, 0, "corner");
  gl.linkProgram(handle);
  if (!gl.getProgramParameter(handle, gl.LINK_STATUS)) {
    throw new Error(`A shader does not link: ${gl.getProgramInfoLog(handle)}`);
  }
  const places = new Map();
  return {
    handle,
    at(name) {
      if (!places.has(name)) places.set(name, gl.getUniformLocation(handle, name));
      return places.get(name);
    },
  };
}
