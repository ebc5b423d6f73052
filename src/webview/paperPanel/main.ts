import { HumanError } from '../../core/humanError';
import {
  panelIdentity,
  type PanelIdentity,
  type PanelStrings,
  type PaperPanelNotices,
  type PaperPanelRequests,
  type PaperPanelState,
} from '../../protocol/paperPanelProtocol';
import { createRpc } from '../../protocol/rpc';
import { element } from '../shared/elements';
import { focusAgain, hostChannel, keyOfFocused, vscode } from '../shared/page';
import { renderMessage, renderPaper, type PaperActions } from './render';

/** What VS Code keeps for the page while it is hidden, and over a reload of the window. */
interface KeptState extends PanelIdentity {
  readonly scrollTop: number;
}

/** How long a short notice such as "Copied" stands, in milliseconds. */
const noticeTime = 4000;

const content = element('div', { id: 'content' });
/** Reads out what changed. Outside the content, since a live region must be there before its text changes. */
const announcer = element('div', { class: 'visually-hidden', 'aria-live': 'polite' });
let shown: PaperPanelState | undefined;
let noticeTimer: ReturnType<typeof setTimeout> | undefined;

const host = createRpc<PaperPanelNotices, PaperPanelRequests>(hostChannel, { show });

const actions: PaperActions = {
  cite: () => void ask(host.call('cite')),
  copy: (form) => void ask(host.call('copy', form), (strings) => strings.copied),
  openLink: (link) => void ask(host.call('openLink', link)),
  star: (starred) => void ask(host.call('star', starred)),
  markRead: (read) => void ask(host.call('markRead', read)),
  openPaper: (paperId) => void ask(host.call('openPaper', paperId)),
  step: (by) => void ask(host.call('step', by)),
  keepOpen: () => void ask(host.call('keepOpen')),
};

document.body.replaceChildren(content, announcer);
window.addEventListener('scroll', keep, { passive: true });
void ask(host.call('ready').then(show));

function show(state: PaperPanelState): void {
  const before = shown;
  const isSame = before?.paperId === state.paperId;
  const scrollTop = before && !isSame ? 0 : scrollTopOf(state.paperId);
  const focusedKey = keyOfFocused();
  shown = state;
  document.body.dataset['vscodeContext'] = JSON.stringify({
    webviewSection: 'paper',
    paperId: state.paperId,
    preventDefaultContextMenuItems: false,
  });
  content.replaceChildren(
    ...(state.kind === 'paper'
      ? renderPaper(state.model, state.pinned, state.strings, actions)
      : renderMessage(state.text)),
  );
  window.scrollTo({ top: scrollTop, behavior: 'instant' });
  if (focusedKey !== undefined) focusAgain(content, focusedKey);
  // Only to somebody who is here: while the list has the focus, the list itself reads out what is selected.
  if (before && !isSame && document.hasFocus()) announcer.textContent = announcement(state);
  keep();
}

/** The title as it is set, for TeX source is no pleasure to hear, and the place in the list. */
function announcement(state: PaperPanelState): string {
  if (state.kind === 'message') return state.text;
  const title = content.querySelector('h1')?.textContent ?? state.model.paper.title;
  return [title, state.model.position?.text ?? ''].filter((text) => text !== '').join('. ');
}

/** Waits for the host, then says what came of it where the user is looking. */
async function ask(
  request: Promise<unknown>,
  success?: (strings: PanelStrings) => string,
): Promise<void> {
  try {
    await request;
    if (success && shown?.kind === 'paper') notify(success(shown.strings), 'done');
  } catch (error) {
    if (error instanceof HumanError) {
      notify(error.message, 'failed');
      return;
    }
    if (shown?.kind === 'paper') notify(shown.strings.failed, 'failed');
    throw error;
  }
}

function notify(text: string, outcome: 'done' | 'failed'): void {
  const status = content.querySelector<HTMLElement>('.status');
  if (!status) {
    content.replaceChildren(...renderMessage(text));
    return;
  }
  clearTimeout(noticeTimer);
  status.textContent = text;
  status.classList.toggle('failed', outcome === 'failed');
  // A failure stands until the next notice: there must be time to read it.
  if (outcome === 'done') noticeTimer = setTimeout(() => status.replaceChildren(), noticeTime);
}

function keep(): void {
  if (!shown) return;
  const { paperId, pinned } = shown;
  const state: KeptState = { paperId, pinned, scrollTop: scrollTopOf(paperId) };
  vscode.setState(state);
}

/**
 * Where the reader is in a paper, in CSS pixels. While a sentence stands in its place, for instance because the library
 * is still loading, and before anything is shown: where the reader was.
 */
function scrollTopOf(paperId: string): number {
  if (shown?.kind === 'paper' && shown.paperId === paperId) return window.scrollY;
  const kept = vscode.getState();
  if (panelIdentity(kept)?.paperId !== paperId) return 0;
  const { scrollTop } = kept as Partial<KeptState>;
  return typeof scrollTop === 'number' ? scrollTop : 0;
}
