import type { PaintColours } from './painter';
import { channels, hues, type Ground } from './palette';

/** What canvases need of the theme; the rest is in the style sheet. */
export interface MapTheme extends PaintColours {
  readonly ground: Ground;
  readonly foreground: string;
  readonly isHighContrast: boolean;
  readonly font: string;
}

/** The theme as it is now. */
export function currentTheme(): MapTheme {
  const style = getComputedStyle(document.body);
  const colour = (name: string, otherwise: string): string =>
    plain(style.getPropertyValue(name).trim()) ?? otherwise;
  const background = colour('--vscode-editor-background', '#ffffff');
  const ground = isDark(background) ? 'dark' : 'light';
  const foreground = colour(
    '--vscode-editor-foreground',
    ground === 'dark' ? '#cccccc' : '#1f1f1f',
  );
  const isHighContrast = document.body.className.includes('high-contrast');
  return {
    ground,
    background,
    foreground,
    selected: colour('--vscode-focusBorder', hues[ground][0]),
    // There the focus is orange.
    cited: isHighContrast
      ? foreground
      : colour('--vscode-charts-orange', ground === 'dark' ? '#f0a35e' : '#b5541c'),
    isHighContrast,
    font: style.fontFamily || 'sans-serif',
  };
}

/** Calls the listener whenever VS Code has put on another theme. */
export function onDidChangeTheme(listener: () => void): void {
  new MutationObserver(listener).observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-id'],
  });
  new MutationObserver(listener).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['style'],
  });
}

/** Any colour of CSS as `#rrggbb`; undefined for what is none. */
function plain(colour: string): string | undefined {
  const context = document.createElement('canvas').getContext('2d');
  if (!context || colour === '') return undefined;
  context.fillStyle = colour;
  const read = context.fillStyle;
  if (read.startsWith('#')) return read;
  const [red, green, blue] = [...read.matchAll(/[\d.]+/g)].map(([number]) => Number(number));
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return `#${[red, green, blue].map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

function isDark(colour: string): boolean {
  const [red, green, blue] = channels(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110;
}
