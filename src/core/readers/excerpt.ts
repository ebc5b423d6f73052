const longest = 60;

/** The beginning of a text, short enough to name it within a sentence. Never cut inside a character. */
export function excerpt(text: string): string {
  const characters = Array.from(text.slice(0, 4 * longest));
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
