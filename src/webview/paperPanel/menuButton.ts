import { button, element } from '../shared/elements';

/** One choice of a menu. */
export interface MenuItem {
  readonly label: string;
  choose(): void;
}

/**
 * A button that opens a menu, as the ARIA Authoring Practices describe it: arrow keys, Home, End and first letters
 * move, Enter chooses, Escape and Tab close. Focus returns to the button.
 */
export function menuButton(key: string, label: string, items: readonly MenuItem[]): HTMLElement {
  const opener = button(key, label, () => (menu.hidden ? open(0) : close()), {
    class: 'menu-opener',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
  });
  const rows = items.map((item) => {
    const row = element('button', { type: 'button', role: 'menuitem', tabindex: '-1' }, item.label);
    row.addEventListener('click', () => {
      close();
      opener.focus();
      item.choose();
    });
    return row;
  });
  const menu = element('div', { class: 'menu', role: 'menu', 'aria-label': label }, ...rows);
  menu.hidden = true;
  const root = element('div', { class: 'menu-button' }, opener, menu);

  function open(index: number): void {
    menu.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    focusRow(index);
  }

  function close(): void {
    menu.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
  }

  function focusRow(index: number): void {
    rows.at(index % rows.length)?.focus();
  }

  opener.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open(event.key === 'ArrowDown' ? 0 : -1);
  });

  menu.addEventListener('keydown', (event) => {
    const current = rows.findIndex((row) => row === document.activeElement);
    switch (event.key) {
      case 'ArrowDown':
        focusRow(current + 1);
        break;
      case 'ArrowUp':
        focusRow(current - 1);
        break;
      case 'Home':
        focusRow(0);
        break;
      case 'End':
        focusRow(-1);
        break;
      case 'Escape':
        close();
        opener.focus();
        break;
      case 'Tab':
        // Not prevented: from the button, the key moves on as it would without a menu.
        opener.focus();
        close();
        return;
      default: {
        if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
        const index = withInitial(items, event.key, current + 1);
        if (index === undefined) return;
        focusRow(index);
      }
    }
    event.preventDefault();
    event.stopPropagation();
  });

  root.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node) || !root.contains(event.relatedTarget)) close();
  });
  return root;
}

/** The index of the next item from `start` on, going round, whose label starts with this character. */
function withInitial(
  items: readonly MenuItem[],
  initial: string,
  start: number,
): number | undefined {
  for (let step = 0; step < items.length; step++) {
    const index = (start + step) % items.length;
    if (items[index]?.label.toLowerCase().startsWith(initial.toLowerCase())) return index;
  }
  return undefined;
}
