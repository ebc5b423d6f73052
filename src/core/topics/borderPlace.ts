import { hashOf } from './seeded';

/** How far from the edge of the square. */
const inset = 0.01;

/** A place along the border of the square from 0 to 1 that follows from an id alone. */
export function borderPlace(id: string): { readonly x: number; readonly y: number } {
  const around = (4 * hashOf(id)) / 2 ** 32;
  const along = inset + (around % 1) * (1 - 2 * inset);
  switch (Math.floor(around)) {
    case 0:
      return { x: along, y: inset };
    case 1:
      return { x: 1 - inset, y: along };
    case 2:
      return { x: 1 - along, y: 1 - inset };
    default:
      return { x: inset, y: 1 - along };
  }
}
