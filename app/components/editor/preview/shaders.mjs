// The programs of the compositor, in WebGL 2. They do the sums of studio/render/compose.py. A row of
// a texture counts from the top of the picture, as it was uploaded.

export const VERTEX = `#version 300 es
in vec2 corner;
void main() { gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0); }`;

const HEAD = `#version 300 es
precision highp float;
precision highp int;
out vec4 shown;
`;

// Makes a picture smaller along one axis: a triangle as wide as the step, as ffmpeg's bilinear.
export const SHRINK = `${HEAD}
uniform sampler2D picture;
uniform ivec2 along;   // (1, 0) or (0, 1)
uniform float ratio;   // source pixels for one of the result, more than 1
uniform int count;     // source pixels along the axis
void main() {
  ivec2 here = ivec2(gl_FragCoord.xy);
  int across = along.x == 1 ? here.y : here.x;
  float middle = (float(along.x == 1 ? here.x : here.y) + 0.5) * ratio;
  vec3 sum = vec3(0.0);
  float weights = 0.0;
  for (int k = int(ceil(middle - ratio - 0.5)); k <= int(floor(middle + ratio - 0.5)); k++) {
    float weight = 1.0 - abs(float(k) + 0.5 - middle) / ratio;
    int at = clamp(k, 0, count - 1);
    sum += weight * texelFetch(picture, along.x == 1 ? ivec2(at, across) : ivec2(across, at), 0).rgb;
    weights += weight;
  }
  shown = vec4(sum / weights, 1.0);
}`;

// The backdrop's small copy: the mean over a cell of the part that covers the canvas.
export const AVERAGE = `${HEAD}
uniform sampler2D picture;
uniform vec2 size;     // of the result
uniform vec2 origin;   // of the part, from 0 to 1
uniform vec2 extent;
const int N = 8;
void main() {
  vec3 sum = vec3(0.0);
  for (int y = 0; y < N; y++) for (int x = 0; x < N; x++) {
    vec2 cell = floor(gl_FragCoord.xy) + (vec2(x, y) + 0.5) / float(N);
    sum += texture(picture, origin + extent * cell / size).rgb;
  }
  shown = vec4(sum / float(N * N), 1.0);
}`;

export const BLUR = `${HEAD}
uniform sampler2D picture;
uniform ivec2 along;
uniform float sigma;
uniform vec2 dim;      // contrast, offset; (1, 0) leaves the colours
void main() {
  ivec2 last = textureSize(picture, 0) - 1;
  vec3 sum = vec3(0.0);
  float weights = 0.0;
  int radius = int(floor(sigma * 3.0 + 0.5));
  for (int k = -radius; k <= radius; k++) {
    float weight = exp(-0.5 * float(k * k) / (sigma * sigma));
    sum += weight * texelFetch(picture, clamp(ivec2(gl_FragCoord.xy) + along * k, ivec2(0), last), 0).rgb;
    weights += weight;
  }
  shown = vec4(sum / weights * dim.x + dim.y, 1.0);
}`;

// Framing, backdrop and look.
export const FRAME = `${HEAD}
uniform sampler2D stage;
uniform sampler2D back;
uniform vec2 canvas;
uniform vec2 size;     // of the upright source
uniform vec2 point;    // of the source, in the middle of the canvas
uniform float scale;
uniform vec4 edges;    // left, top, right, bottom of the picture on the canvas
uniform float amount;  // of the look
uniform mat3 matrix;
uniform vec3 lift;
uniform vec3 curve[5];
vec3 toned(vec3 color) {
  vec3 place = clamp(color, 0.0, 1.0) * 4.0;
  vec3 made;
  for (int c = 0; c < 3; c++) {
    int k = min(int(place[c]), 3);
    made[c] = mix(curve[k][c], curve[k + 1][c], place[c] - float(k));
  }
  return made;
}
void main() {
  vec2 pixel = vec2(gl_FragCoord.x, canvas.y - gl_FragCoord.y);
  vec2 whole = floor(pixel);
  vec3 color;
  if (whole.x >= edges.x && whole.y >= edges.y && whole.x < edges.z && whole.y < edges.w) {
    color = texture(stage, (point + (pixel - canvas * 0.5) / scale) / size).rgb;
  } else {
    color = texture(back, pixel / canvas).rgb;
  }
  if (amount > 0.0) color = mix(color, toned(matrix * color + lift), amount);
  shown = vec4(color, 1.0);
}`;

// A text or sticker: a picture with premultiplied alpha on a rectangle of the canvas.
export const LAYER = `${HEAD}
uniform sampler2D picture;
uniform float height;  // of the canvas
uniform vec4 box;      // left, top, width, height
void main() {
  vec2 pixel = vec2(gl_FragCoord.x, height - gl_FragCoord.y);
  shown = texture(picture, (pixel - box.xy) / box.zw);
}`;
