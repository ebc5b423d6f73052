/** Resolves once requests that came meanwhile had their turn: for long work that is done in steps. */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
