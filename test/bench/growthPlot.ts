/** A quantity against the number of papers, both on logarithmic scales. */
export interface Panel {
  readonly title: string;
  readonly series: readonly Series[];
}

export interface Series {
  readonly name: string;
  /** Values above zero alone: others have no place on the scale. */
  readonly points: readonly { readonly papers: number; readonly value: number }[];
}

const panelSize = { width: 380, height: 260 };
const margin = { left: 60, right: 20, top: 40, bottom: 40 };
const columns = 2;
/** Colours that stay apart for the colour-blind (M. Okabe, K. Ito, 2008). */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'];

/** The panels as one SVG, two in a row. */
export function growthPlot(panels: readonly Panel[]): string {
  const width = columns * panelSize.width;
  const height = Math.ceil(panels.length / columns) * panelSize.height;
  const drawn = panels.map((panel, at) => {
    const x = (at % columns) * panelSize.width;
    const y = Math.floor(at / columns) * panelSize.height;
    return `<g transform="translate(${x} ${y})">\n${drawPanel(panel)}\n</g>`;
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    ...drawn,
    '</svg>',
  ].join('\n')}\n`;
}

function drawPanel({ title, series }: Panel): string {
  const points = series.flatMap((each) => each.points);
  const right = panelSize.width - margin.right;
  const bottom = panelSize.height - margin.bottom;
  const across = scale(
    points.map(({ papers }) => papers),
    margin.left,
    right,
  );
  const up = scale(
    points.map(({ value }) => value),
    bottom,
    margin.top,
  );
  const grid = [
    ...across.decades.map((decade) => {
      const x = across.place(decade);
      return `${line(x, margin.top, x, bottom)}\n${text(x, bottom + 18, 'middle', label(decade))}`;
    }),
    ...up.decades.map((decade) => {
      const y = up.place(decade);
      return `${line(margin.left, y, right, y)}\n${text(margin.left - 8, y + 4, 'end', label(decade))}`;
    }),
  ];
  const curves = series.map((each, at) => {
    const colour = colours[at % colours.length] ?? 'black';
    const places = each.points.map(
      ({ papers, value }) => `${fixed(across.place(papers))},${fixed(up.place(value))}`,
    );
    const dots = places.map((place) => {
      const [x = '', y = ''] = place.split(',');
      return `<circle cx="${x}" cy="${y}" r="3" fill="${colour}"/>`;
    });
    return [
      `<polyline points="${places.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...dots,
      text(margin.left + 8 + at * 90, margin.top + 14, 'start', each.name, colour),
    ].join('\n');
  });
  return [text(margin.left, 22, 'start', title), ...grid, ...curves].join('\n');
}

/** Places values between two ends, in whole decades around all of them. */
function scale(values: readonly number[], from: number, to: number) {
  const lowest = Math.floor(Math.log10(Math.min(...values)));
  const highest = Math.max(lowest + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    decades: Array.from({ length: highest - lowest + 1 }, (_, step) => 10 ** (lowest + step)),
    place: (value: number) =>
      from + ((Math.log10(value) - lowest) / (highest - lowest)) * (to - from),
  };
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}" stroke="#ddd"/>`;
}

function text(x: number, y: number, anchor: string, content: string, fill = '#333'): string {
  const escaped = content.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" fill="${fill}">${escaped}</text>`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}

/** `0.1`, `10`, `100k`, `1M`. */
function label(decade: number): string {
  if (decade >= 1e6) return `${decade / 1e6}M`;
  if (decade >= 1e3) return `${decade / 1e3}k`;
  return String(Number(decade.toPrecision(1)));
}
