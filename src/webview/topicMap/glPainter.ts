import { channels } from './palette';
import { dimmedOpacity, foundGrowth, smallestShaped, type PointPainter } from './painter';
import { pointBit, shapeBits } from './pointStyles';

/**
 * From the middle of a point to the rim of what is drawn for it: room for corners that reach beyond the disc, for the
 * ring, and for the soft edge. No more than that for the many that are small discs: without a graphics card, the pixels
 * of a hundred thousand of them are what takes the time.
 */
const halfSizeOf = `
float halfSizeOf(float drawn, bool isLit) {
  if (isLit) return drawn * 1.3 + 6.0;
  return drawn < ${smallestShaped.toFixed(1)} ? drawn + 0.5 : drawn * 1.3 + 1.0;
}`;

const vertexShader = `#version 300 es
layout(location = 0) in float across;
layout(location = 1) in float up;
layout(location = 2) in uvec4 style;
uniform vec2 size;
uniform vec2 scale;
uniform vec2 origin;
uniform float radius;
uniform float ratio;
flat out vec3 colour;
flat out uint shape;
flat out uint bits;
flat out float drawn;
${halfSizeOf}
void main() {
  vec2 at = origin + vec2(across, 1.0 - up) * scale;
  gl_Position = vec4(at / size * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
  colour = vec3(style.rgb) / 255.0;
  shape = style.a & ${shapeBits}u;
  bits = style.a;
  bool isLit = (style.a & ${pointBit.selected | pointBit.cited}u) != 0u;
  drawn = radius * ((style.a & ${pointBit.found}u) != 0u || isLit ? ${foundGrowth} : 1.0);
  gl_PointSize = 2.0 * ratio * halfSizeOf(drawn, isLit);
}`;

const fragmentShader = `#version 300 es
// As the vertices have it: a uniform of both must be the same in both.
precision highp float;
uniform float ratio;
uniform float radius;
uniform float opacity;
uniform vec3 background;
uniform vec3 selected;
uniform vec3 cited;
flat in vec3 colour;
flat in uint shape;
flat in uint bits;
flat in float drawn;
out vec4 result;
${halfSizeOf}

// Distance to the outline, below zero inside.
float outline(vec2 p, float r) {
  if (r < ${smallestShaped.toFixed(1)} || shape == 0u) return length(p) - r;
  vec2 q = abs(p);
  if (shape == 1u) return max(q.x, q.y) - r * 0.88;
  if (shape == 2u) return max(p.y - r * 0.75, (q.x * 1.95 - (p.y + r * 1.2) * 1.1) * 0.4467);
  if (shape == 3u) return (q.x + q.y - r * 1.25) * 0.7071;
  return min(max(q.x - r * 1.15, q.y - r * 0.42), max(q.x - r * 0.42, q.y - r * 1.15));
}

void main() {
  bool isLit = (bits & ${pointBit.selected | pointBit.cited}u) != 0u;
  float halfSize = halfSizeOf(drawn, isLit);
  vec2 p = (gl_PointCoord - 0.5) * 2.0 * halfSize;
  float soft = 0.5 / ratio;
  float shown = (bits & ${pointBit.dimmed}u) != 0u && !isLit ? ${dimmedOpacity} : opacity;
  if (drawn < ${smallestShaped.toFixed(1)} && !isLit) {
    float share = shown * clamp(0.5 - (length(p) - drawn) * ratio, 0.0, 1.0);
    result = vec4(colour * share, share);
    return;
  }
  float distance = outline(p, drawn);
  float inside = 1.0 - smoothstep(-soft, soft, distance);
  float rim = drawn > 3.0 ? smoothstep(-1.0 - soft, -1.0 + soft, distance) * 0.75 : 0.0;
  vec3 paint = mix(colour, background, rim);
  float alpha = inside * shown;
  if (isLit) {
    float ring = 1.0 - smoothstep(1.0 - soft, 1.0 + soft, abs(length(p) - drawn - 3.5));
    bool isSelected = (bits & ${pointBit.selected}u) != 0u;
    // That of a cited paper is dashed: the two are told apart without their colours.
    if (!isSelected) ring *= step(0.35, fract(atan(p.y, p.x) * 1.2732));
    vec3 ringColour = isSelected ? selected : cited;
    paint = mix(paint, ringColour, ring);
    alpha = max(alpha, ring);
  }
  if (alpha <= 0.0) discard;
  result = vec4(paint * alpha, alpha);
}`;

/** What computes WebGL where there is no graphics card. */
const byProcessor = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Draws points by WebGL 2, all of them in one call; undefined where there is none, or no graphics card for it. */
export function createGlPainter(
  canvas: HTMLCanvasElement,
  evenByProcessor = false,
): PointPainter | undefined {
  const gl = canvas.getContext('webgl2', {
    antialias: false,
    alpha: true,
    premultipliedAlpha: true,
  });
  if (!gl) return undefined;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  if (byProcessor.test(renderer) && !evenByProcessor) return undefined;
  const program = linked(gl);
  if (!program) return undefined;
  const uniform = (name: string) => gl.getUniformLocation(program, name);
  const places = {
    size: uniform('size'),
    scale: uniform('scale'),
    origin: uniform('origin'),
    radius: uniform('radius'),
    ratio: uniform('ratio'),
    opacity: uniform('opacity'),
    background: uniform('background'),
    selected: uniform('selected'),
    cited: uniform('cited'),
  };
  const [across, up, styles, order] = [0, 0, 0, 0].map(() => gl.createBuffer());
  let count = 0;
  gl.useProgram(program);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);

  function coordinates(place: number, buffer: WebGLBuffer | undefined, values: Float32Array): void {
    if (!gl || !buffer) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, 1, gl.FLOAT, false, 0, 0);
  }

  return {
    renderer,
    setPoints(x, y) {
      count = 0;
      coordinates(0, across, x);
      coordinates(1, up, y);
    },
    setStyles(next) {
      if (!styles || !order) return;
      gl.bindBuffer(gl.ARRAY_BUFFER, styles);
      gl.bufferData(gl.ARRAY_BUFFER, next.bytes, gl.DYNAMIC_DRAW);
      gl.enableVertexAttribArray(2);
      gl.vertexAttribIPointer(2, 4, gl.UNSIGNED_BYTE, 0, 0);
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, order);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, next.order, gl.DYNAMIC_DRAW);
      count = next.order.length;
    },
    draw({ viewport, width, height, ratio, radius, opacity, colours }) {
      const wide = Math.round(width * ratio);
      const high = Math.round(height * ratio);
      if (canvas.width !== wide || canvas.height !== high) {
        canvas.width = wide;
        canvas.height = high;
      }
      gl.viewport(0, 0, wide, high);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.uniform2f(places.size, width, height);
      gl.uniform2f(places.scale, viewport.scale.x, viewport.scale.y);
      gl.uniform2f(places.origin, viewport.origin.x, viewport.origin.y);
      gl.uniform1f(places.radius, radius);
      gl.uniform1f(places.ratio, ratio);
      gl.uniform1f(places.opacity, opacity);
      for (const name of ['background', 'selected', 'cited'] as const) {
        gl.uniform3f(places[name], ...unit(colours[name]));
      }
      gl.drawElements(gl.POINTS, count, gl.UNSIGNED_INT, 0);
    },
  };
}

function unit(colour: string): [number, number, number] {
  const [red, green, blue] = channels(colour);
  return [red / 255, green / 255, blue / 255];
}

function linked(gl: WebGL2RenderingContext): WebGLProgram | undefined {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) return undefined;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) {
      console.warn(gl.getShaderInfoLog(shader));
    }
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS)) return program;
  console.warn(gl.getProgramInfoLog(program));
  return undefined;
}
