import { HumanError } from '../../core/humanError';
import { createRpc } from '../../protocol/rpc';
import type { TopicMapNotices, TopicMapRequests } from '../../protocol/topicMapProtocol';
import { element } from '../shared/elements';
import { hostChannel, vscode } from '../shared/page';
import { MapPage } from './mapPage';

/** Asks the host for what to show, and hands on what it tells. */
let page: MapPage | undefined;
const early: ((page: MapPage) => void)[] = [];
const whenShown = (tell: (page: MapPage) => void): void => {
  if (page) tell(page);
  else early.push(tell);
};

const host = createRpc<TopicMapNotices, TopicMapRequests>(hostChannel, {
  finding: () => whenShown((each) => each.finding()),
  show: (map) => whenShown((each) => each.showMap(map)),
  tell: (text) => whenShown((each) => each.tell(text)),
  light: (lights) => whenShown((each) => each.light(lights)),
  unpick: () => whenShown((each) => each.unpick()),
  takePicture: (kind) => whenShown((each) => void each.save(kind)),
});

host.call('ready').then(
  (state) => {
    page = new MapPage(state, host, {
      kept: vscode.getState(),
      keep: (kept) => vscode.setState(kept),
    });
    document.body.replaceChildren(page.root);
    for (const tell of early.splice(0)) tell(page);
  },
  (error: unknown) => {
    const text = error instanceof HumanError ? error.message : String(error);
    document.body.replaceChildren(element('main', {}, element('p', { class: 'message' }, text)));
  },
);
