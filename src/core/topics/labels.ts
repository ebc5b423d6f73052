/** Words that stay small within a title. */
const small = new Set(['of', 'in', 'for', 'and', 'to', 'with', 'on']);

/** Two words that a hyphen joins mostly stand before a noun: `cosmic-ray`. Where there is another spelling, it is the name. */
const adjective = /[^\s-]+-[^\s-]+$/;

/**
 * A phrase as the heading of a topic: its commonest spelling in title case. Capitals within words stay, as in
 * `LLM` and `LoRA`.
 */
export function labelOf(spellings: ReadonlyMap<string, number>): string {
  const counts = new Map<string, number>();
  for (const [spelling, count] of spellings) {
    const label = titleCase(spelling);
    const weight = adjective.test(label) ? count / 2 : count;
    counts.set(label, (counts.get(label) ?? 0) + weight);
  }
  const [best] = [...counts].sort(
    ([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1),
  );
  return best?.[0] ?? '';
}

function titleCase(text: string): string {
  return text.replace(/[\p{L}\p{N}\p{M}]+/gu, (word, offset: number) => {
    if (offset > 0 && small.has(word)) return word;
    return word === word.toLowerCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}
