import { HumanError } from '../../core/humanError';
import { createRpc } from '../../protocol/rpc';
import type {
  WhatsNewNotices,
  WhatsNewRequests,
  WhatsNewState,
} from '../../protocol/whatsNewProtocol';
import { element } from '../shared/elements';
import { focusAgain, hostChannel, keyOfFocused, vscode } from '../shared/page';
import { renderWhatsNew, type WhatsNewActions } from './render';

const content = element('div', { id: 'content' });
let shown: WhatsNewState | undefined;

const host = createRpc<WhatsNewNotices, WhatsNewRequests>(hostChannel, { show });

const actions: WhatsNewActions = {
  openPaper: (id) => void ask(host.call('openPaper', id)),
  cite: (id) => void ask(host.call('cite', id)),
  star: (id, starred) => void ask(host.call('star', id, starred)),
  markRead: (id, read) => void ask(host.call('markRead', id, read)),
  check: () => void ask(host.call('check')),
  follow: () => void ask(host.call('follow')),
};

document.body.replaceChildren(content);
// There is nothing to keep but that the page was open.
vscode.setState({});
void ask(host.call('ready').then(show));

/** Shows a state; abstracts that were open stay so, and the focus and the place stay where they are. */
function show(state: WhatsNewState): void {
  const { scrollY } = window;
  const focusedKey = keyOfFocused();
  const open = [...content.querySelectorAll<HTMLDetailsElement>('details[open]')].map(
    ({ dataset }) => dataset['abstract'],
  );
  shown = state;
  content.replaceChildren(...renderWhatsNew(state, actions));
  for (const details of content.querySelectorAll('details')) {
    details.open = open.includes(details.dataset['abstract']);
  }
  window.scrollTo({ top: scrollY, behavior: 'instant' });
  if (focusedKey !== undefined) focusAgain(content, focusedKey);
}

/** Waits for the host, and says what went wrong where the user is looking. */
async function ask(request: Promise<unknown>): Promise<void> {
  try {
    await request;
    notify('');
  } catch (error) {
    notify(error instanceof HumanError ? error.message : (shown?.strings.failed ?? ''));
    if (!(error instanceof HumanError)) throw error;
  }
}

function notify(text: string): void {
  const status = content.querySelector('.status');
  if (!status) {
    content.replaceChildren(element('main', {}, element('p', { class: 'message' }, text)));
    return;
  }
  status.textContent = text;
  status.classList.toggle('failed', text !== '');
}
