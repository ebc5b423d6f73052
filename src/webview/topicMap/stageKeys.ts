/** What keys do to the map. */
export interface KeyMoves {
  /** Moves what is shown by so many steps. */
  move(across: number, down: number): void;
  zoomBy(factor: number): void;
  fit(): void;
  /** Gives up the line that is being drawn; false where there is none. */
  dropLasso(): boolean;
}

const zoomStep = 1.4;

/** Does what a key means on the map; false where it means nothing. */
export function pressKey(key: string, moves: KeyMoves): boolean {
  switch (key) {
    case 'ArrowLeft':
      moves.move(1, 0);
      return true;
    case 'ArrowRight':
      moves.move(-1, 0);
      return true;
    case 'ArrowUp':
      moves.move(0, 1);
      return true;
    case 'ArrowDown':
      moves.move(0, -1);
      return true;
    case '+':
    case '=':
      moves.zoomBy(zoomStep);
      return true;
    case '-':
      moves.zoomBy(1 / zoomStep);
      return true;
    case '0':
      moves.fit();
      return true;
    case 'Escape':
      return moves.dropLasso();
    default:
      return false;
  }
}

/** Listens to the keys that are pressed on the map itself, without Ctrl and the like. */
export function listenToKeys(root: HTMLElement, moves: KeyMoves): void {
  root.addEventListener('keydown', (event) => {
    if (event.target !== root || event.ctrlKey || event.metaKey || event.altKey) return;
    if (pressKey(event.key, moves)) event.preventDefault();
  });
}
