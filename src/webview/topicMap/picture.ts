import type { Shape } from './palette';

/** All that is on the map, in pixels from its upper left corner, to be drawn anywhere. */
export interface Picture {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly foreground: string;
  readonly font: string;
  readonly regions: readonly PictureRegion[];
  readonly points: readonly PicturePoint[];
  readonly labels: readonly PictureLabel[];
  readonly legend: readonly {
    readonly colour: string;
    readonly shape: Shape;
    readonly text: string;
  }[];
}

export interface PictureRegion {
  /** A path as SVG writes it. */
  readonly path: string;
  readonly colour: string;
  readonly fillOpacity: number;
}

export interface PicturePoint {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly shape: Shape;
  readonly colour: string;
  readonly opacity: number;
  /** The colour of a ring around it. */
  readonly ring?: { readonly colour: string; readonly dashed: boolean };
}

export interface PictureLabel {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  /** Height of the letters. */
  readonly size: number;
}

export const lineHeight = 1.2;
const legendSize = 12;

/** An outline of a shape around a place, as SVG writes paths. All shapes are about equally heavy. */
export function shapePath(shape: Shape, x: number, y: number, radius: number): string {
  switch (shape) {
    case 'circle': {
      const r = short(radius);
      return `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${short(2 * radius)} 0a${r} ${r} 0 1 0 ${short(-2 * radius)} 0z`;
    }
    case 'square': {
      const half = radius * 0.88;
      return polygon(x, y, [
        [-half, -half],
        [half, -half],
        [half, half],
        [-half, half],
      ]);
    }
    case 'triangle':
      return polygon(x, y, [
        [0, -radius * 1.2],
        [radius * 1.1, radius * 0.75],
        [-radius * 1.1, radius * 0.75],
      ]);
    case 'diamond': {
      const half = radius * 1.25;
      return polygon(x, y, [
        [0, -half],
        [half, 0],
        [0, half],
        [-half, 0],
      ]);
    }
    case 'cross': {
      const long = radius * 1.15;
      const thin = radius * 0.42;
      return polygon(x, y, [
        ...[
          [-thin, -long],
          [thin, -long],
          [thin, -thin],
          [long, -thin],
          [long, thin],
          [thin, thin],
        ],
        ...[
          [thin, long],
          [-thin, long],
          [-thin, thin],
          [-long, thin],
          [-long, -thin],
          [-thin, -thin],
        ],
      ]);
    }
  }
}

function polygon(x: number, y: number, corners: readonly (readonly number[])[]): string {
  return `M${corners.map(([dx = 0, dy = 0]) => `${short(x + dx)} ${short(y + dy)}`).join('L')}Z`;
}

/** A smooth closed line near these corners: from the middle of each side to that of the next. */
export function smoothPath(corners: readonly (readonly [number, number])[]): string {
  // The first corner is the last one, too.
  const ring = corners.slice(0, -1);
  if (ring.length < 3) return '';
  const middle = (at: number): string => {
    const [x, y] = ring[at % ring.length] ?? [0, 0];
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [0, 0];
    return `${short((x + nextX) / 2)} ${short((y + nextY) / 2)}`;
  };
  const parts = ring.map((_, at) => {
    const [x, y] = ring[(at + 1) % ring.length] ?? [0, 0];
    return `Q${short(x)} ${short(y)} ${middle(at + 1)}`;
  });
  return `M${middle(0)}${parts.join('')}Z`;
}

/** The picture as SVG. All texts are escaped; it refers to nothing outside of itself. */
export function svgOf(picture: Picture): string {
  const { width, height, background, foreground, font, regions, points, labels, title } = picture;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" fill="${escapeXml(background)}"/>`,
    '<g class="regions" stroke-linejoin="round">',
    ...regions.map(
      ({ path, colour, fillOpacity }) =>
        `<path d="${escapeXml(path)}" fill="${escapeXml(colour)}" fill-opacity="${fillOpacity}" fill-rule="evenodd" stroke="${escapeXml(colour)}" stroke-opacity="0.6"/>`,
    ),
    '</g>',
    `<g class="points" stroke="${escapeXml(background)}" stroke-width="0.5">`,
    ...pointElements(points),
    '</g>',
    `<g class="labels" font-family="${escapeXml(font)}" font-weight="600" text-anchor="middle" fill="${escapeXml(foreground)}" stroke="${escapeXml(background)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">`,
    ...labels.map(labelElement),
    '</g>',
    ...legendElements(picture),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

function pointElements(points: readonly PicturePoint[]): string[] {
  const lines: string[] = [];
  let open = '';
  for (const { x, y, radius, shape, colour, opacity, ring } of points) {
    const group = `<g fill="${escapeXml(colour)}" opacity="${short(opacity)}">`;
    if (group !== open) {
      if (open !== '') lines.push('</g>');
      lines.push(group);
      open = group;
    }
    lines.push(
      shape === 'circle'
        ? `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}"/>`
        : `<path class="point" d="${shapePath(shape, x, y, radius)}"/>`,
    );
    if (ring !== undefined) {
      lines.push(
        `<path class="ring" d="${shapePath('circle', x, y, ringRadius(radius))}" fill="none" stroke="${escapeXml(ring.colour)}" stroke-width="2"${ring.dashed ? ` stroke-dasharray="${dashes.join(' ')}"` : ''}/>`,
      );
    }
  }
  if (open !== '') lines.push('</g>');
  return lines;
}

export const dashes = [4, 2.5];

/** The ring around a point that is lit up. */
export function ringRadius(radius: number): number {
  return radius + 3.5;
}

function labelElement({ x, y, lines, size }: PictureLabel): string {
  const spans = lines.map(
    (line, at) =>
      `<tspan x="${short(x)}" y="${short(baseline(y, size, lines.length, at))}">${escapeXml(line)}</tspan>`,
  );
  return `<text font-size="${short(size)}">${spans.join('')}</text>`;
}

function baseline(y: number, size: number, count: number, at: number): number {
  return y + (at - (count - 1) / 2) * size * lineHeight + size * 0.35;
}

function legendElements({ legend, height, font, foreground }: Picture): string[] {
  if (legend.length === 0) return [];
  const rows = legend.map(({ colour, shape, text }, at) => {
    const y = legendY(height, legend.length, at);
    return `<path class="key" d="${shapePath(shape, 14, y, 5)}" fill="${escapeXml(colour)}"/><text x="26" y="${short(y + 4)}">${escapeXml(text)}</text>`;
  });
  return [
    `<g class="legend" font-family="${escapeXml(font)}" font-size="${legendSize}" fill="${escapeXml(foreground)}">`,
    ...rows,
    '</g>',
  ];
}

function legendY(height: number, count: number, at: number): number {
  return height - 14 - (count - 1 - at) * legendSize * 1.5;
}

/** Draws the picture, for PNG. */
export function drawPicture(context: CanvasRenderingContext2D, picture: Picture): void {
  const { width, height, background, foreground, font, regions, points, labels, legend } = picture;
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
  for (const { path, colour, fillOpacity } of regions) {
    const outline = new Path2D(path);
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.globalAlpha = fillOpacity;
    context.fill(outline, 'evenodd');
    context.globalAlpha = 0.6;
    context.stroke(outline);
  }
  drawPoints(context, points, background);
  context.globalAlpha = 1;
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  for (const { x, y, lines, size } of labels) {
    context.font = `600 ${size}px ${font}`;
    lines.forEach((line, at) => {
      const base = baseline(y, size, lines.length, at);
      context.strokeStyle = background;
      context.strokeText(line, x, base);
      context.fillStyle = foreground;
      context.fillText(line, x, base);
    });
  }
  context.textAlign = 'start';
  context.font = `${legendSize}px ${font}`;
  legend.forEach(({ colour, shape, text }, at) => {
    const y = legendY(height, legend.length, at);
    context.fillStyle = colour;
    context.fill(new Path2D(shapePath(shape, 14, y, 5)));
    context.fillStyle = foreground;
    context.fillText(text, 26, y + 4);
  });
}

/** Draws points, with a thin rim where they are large enough to need one. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  points: Iterable<PicturePoint>,
  background: string,
): void {
  for (const { x, y, radius, shape, colour, opacity, ring } of points) {
    context.globalAlpha = opacity;
    context.fillStyle = colour;
    if (radius < 2) {
      context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
    } else {
      const outline = new Path2D(shapePath(shape, x, y, radius));
      context.fill(outline);
      context.lineWidth = 0.5;
      context.strokeStyle = background;
      context.stroke(outline);
    }
    if (ring === undefined) continue;
    context.lineWidth = 2;
    context.strokeStyle = ring.colour;
    context.setLineDash(ring.dashed ? dashes : []);
    context.stroke(new Path2D(shapePath('circle', x, y, ringRadius(radius))));
    context.setLineDash([]);
  }
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function escapeXml(text: string): string {
  return (
    text
      // What XML cannot hold at all, lone surrogates included.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/\p{Surrogate}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
