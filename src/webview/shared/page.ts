import type { Channel } from '../../protocol/rpc';

/** What VS Code gives a page. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The editor around this page; it can be had only once. */
export const vscode = acquireVsCodeApi();

/** The way to the host. */
export const hostChannel: Channel = {
  post: (message) => vscode.postMessage(message),
  onMessage(listener) {
    const onMessage = (event: MessageEvent<unknown>): void => listener(event.data);
    window.addEventListener('message', onMessage);
    return { dispose: () => window.removeEventListener('message', onMessage) };
  },
};

/** The `data-key` of what has the focus, `title` for anything else in the page; undefined where nothing has it. */
export function keyOfFocused(): string | undefined {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return undefined;
  return focused.dataset['key'] ?? 'title';
}

/** Focuses what had the focus before a redraw; the title where that is no longer there. */
export function focusAgain(content: ParentNode, key: string): void {
  const focusable = [...content.querySelectorAll<HTMLElement>('[data-key]')];
  const again =
    focusable.find((each) => each.dataset['key'] === key) ??
    focusable.find((each) => each.dataset['key'] === 'title');
  again?.focus({ preventScroll: true });
}
