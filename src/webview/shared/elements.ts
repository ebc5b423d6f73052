/** Attributes of an element. Absent where undefined. */
export interface Attributes {
  readonly [name: string]: string | undefined;
}

/** What an element may hold: strings become text nodes, never markup. */
export type Content = Node | string;

/** Makes an element. The only way in which this page makes HTML, so that no text is ever read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...content: readonly Content[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...content);
  return made;
}

/** Makes a button that keeps the focus over a redraw by its `key`. */
export function button(
  key: string,
  label: Content,
  onClick: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const made = element('button', { type: 'button', 'data-key': key, ...attributes }, label);
  made.addEventListener('click', onClick);
  return made;
}

/** A button that is pressed or not. */
export function toggle(
  key: string,
  label: string,
  pressed: boolean,
  onClick: () => void,
  size?: 'small',
): HTMLButtonElement {
  const classes = size === undefined ? 'toggle' : `toggle ${size}`;
  return button(key, label, onClick, { class: classes, 'aria-pressed': String(pressed) });
}

export function svgElement<K extends keyof SVGElementTagNameMap>(tag: K): SVGElementTagNameMap[K] {
  return document.createElementNS('http://www.w3.org/2000/svg', tag);
}
