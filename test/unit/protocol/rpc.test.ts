import assert from 'node:assert/strict';
import { CancelledError, type Cancellation } from '../../../src/core/cancellation';
import { HumanError } from '../../../src/core/humanError';
import { createRpc, type Handlers } from '../../../src/protocol/rpc';
import { createChannelPair, turn, type TestChannel } from './channelPair';

type Requests = {
  readonly add: (a: number, b: number) => number;
  readonly fail: (how: 'bug' | 'human' | 'text') => never;
  readonly never: () => Promise<void>;
  readonly uncloneable: () => unknown;
  readonly until: (word: string, cancellation?: Cancellation) => Promise<string>;
};
type None = Readonly<Record<string, never>>;

const handlers: Handlers<Requests> = {
  add: (a, b) => a + b,
  fail(how) {
    if (how === 'human') throw new HumanError('Open {0} first, then {1}.', 'a file', 2);
    if (how === 'bug') throw new TypeError('a bug');
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what libraries throw is not always an Error
    throw 'a text';
  },
  never: () => new Promise(() => undefined),
  uncloneable: () => () => undefined,
  until: (word, cancellation) =>
    new Promise((resolve) => {
      if (!cancellation) {
        resolve(`${word}, uncancellable`);
        return;
      }
      cancellation.addEventListener('abort', () => {
        stopped.push(word);
        resolve(word);
      });
    }),
};
/** What was cancelled at the other end. */
const stopped: string[] = [];

suite('rpc', () => {
  let here: TestChannel;
  let there: TestChannel;

  function connect() {
    [here, there] = createChannelPair();
    const server = createRpc<Requests, None>(there, handlers);
    const client = createRpc<None, Requests>(here, {});
    return { server, client };
  }

  test('brings the answer', async () => {
    const { client } = connect();
    assert.deepEqual(
      await Promise.all([client.call('add', 1, 2), client.call('add', 3, 4)]),
      [3, 7],
    );
  });

  test('brings what a handler throws', async () => {
    const { client } = connect();
    await assert.rejects(client.call('fail', 'bug'), { name: 'Error', message: 'a bug' });
    await assert.rejects(client.call('fail', 'text'), { message: 'a text' });
  });

  test('brings a HumanError whole', async () => {
    const { client } = connect();
    await assert.rejects(client.call('fail', 'human'), (error) => {
      assert.ok(error instanceof HumanError);
      assert.equal(error.message, 'Open a file first, then 2.');
      assert.equal(error.template, 'Open {0} first, then {1}.');
      assert.deepEqual(error.args, ['a file', 2]);
      return true;
    });
  });

  suite('of which one is cancelled', () => {
    setup(() => stopped.splice(0));

    test('rejects at once, and stops what works at it, and nothing else', async () => {
      const { client } = connect();
      const [first, second] = [new AbortController(), new AbortController()];
      const cancelled = client.call('until', 'first', first.signal);
      const other = client.call('until', 'second', second.signal);
      await turn();
      first.abort();
      await assert.rejects(cancelled, CancelledError);
      assert.deepEqual(stopped, []);
      await turn();
      assert.deepEqual(stopped, ['first']);
      assert.equal(await client.call('add', 1, 2), 3);
      second.abort();
      await assert.rejects(other, CancelledError);
    });

    test('asks for nothing where that is cancelled already', async () => {
      const { client } = connect();
      const controller = new AbortController();
      controller.abort();
      await assert.rejects(client.call('until', 'late', controller.signal), CancelledError);
      await turn();
      assert.deepEqual(there.received, []);
    });

    test('says nothing of an answer that was there before', async () => {
      const { client } = connect();
      const controller = new AbortController();
      const params = [1, 2, controller.signal] as unknown as [number, number];
      assert.equal(await client.call('add', ...params), 3);
      controller.abort();
      await turn();
      assert.equal(there.received.length, 1);
    });

    test('answers as ever where nobody may cancel it', async () => {
      const { client } = connect();
      assert.equal(await client.call('until', 'whole'), 'whole, uncancellable');
      assert.equal(await client.call('until', 'whole', undefined), 'whole, uncancellable');
    });

    test('stops what works for a connection that was closed', async () => {
      const { client, server } = connect();
      const call = client.call('until', 'closed', new AbortController().signal);
      await turn();
      server.dispose();
      assert.deepEqual(stopped, ['closed']);
      client.dispose();
      await assert.rejects(call, /closed/);
    });
  });

  test('rejects a method that nobody serves, and the members of every object', async () => {
    const { client } = connect();
    for (const method of ['serch', 'constructor', '__proto__', 'toString']) {
      await assert.rejects(client.call(method as 'never'), {
        message: `Unknown method: ${method}`,
      });
    }
  });

  test('rejects an answer and a question that cannot be sent', async () => {
    const { client } = connect();
    await assert.rejects(client.call('uncloneable'), /could not be cloned/);
    const unsendable = (() => 1) as unknown as number;
    await assert.rejects(client.call('add', unsendable, 1), /could not be cloned/);
    assert.equal(await client.call('add', 1, 1), 2);
  });

  test('rejects what is pending when it is closed, and what is asked later', async () => {
    const { client } = connect();
    const pending = client.call('never');
    const reason = new HumanError('The library stopped.');
    client.close(reason);
    client.close(new Error('later'));
    await assert.rejects(pending, reason);
    await assert.rejects(client.call('add', 1, 2), reason);
  });

  test('answers nothing once it is closed', async () => {
    const { server, client } = connect();
    server.dispose();
    const pending = client.call('add', 1, 2);
    await turn();
    assert.deepEqual(here.received, []);
    client.dispose();
    await assert.rejects(pending);
  });

  test('passes over what is no message', async () => {
    const { client } = connect();
    const nonsense = [
      null,
      1,
      'text',
      [],
      {},
      { kind: 'request' },
      { id: 1 },
      { kind: 'x', id: 1 },
    ];
    const broken = [
      { kind: 'request', id: 1, method: 5, params: [] },
      { kind: 'request', id: 1, method: 'add', params: 'text' },
      { kind: 'result', id: 999, value: 1 },
      { kind: 'error', id: 999, error: { message: 'unasked' } },
      { kind: 'error', id: 1, error: 'text' },
    ];
    for (const message of [...nonsense, ...broken]) {
      here.post(message);
      there.post(message);
    }
    await turn();
    assert.equal(await client.call('add', 1, 2), 3);
  });

  for (const error of [{}, { message: 5 }, { human: {} }, { human: { template: 1, args: null } }]) {
    test(`settles a request by the malformed error ${JSON.stringify(error)}`, async () => {
      const [near, far] = createChannelPair();
      const client = createRpc<None, Requests>(near, {});
      far.onMessage((message) => far.post({ kind: 'error', id: idOf(message), error }));
      await assert.rejects(client.call('never'), Error);
    });
  }

  test('hands bytes over that are all of their buffer, and copies others', () => {
    const [near] = createChannelPair();
    let given: readonly ArrayBuffer[] = [];
    const client = createRpc<None, { take(all: Uint8Array, part: Uint8Array): void }>(
      { ...near, post: (_, handedOver = []) => (given = handedOver) },
      {},
    );
    const all = new Uint8Array(8);
    client.call('take', all, new Uint8Array(new ArrayBuffer(8), 4)).catch(() => undefined);
    assert.deepEqual(given, [all.buffer]);
    client.dispose();
  });

  test('goes both ways over one channel', async () => {
    type Notices = { readonly double: (value: number) => number };
    const [near, far] = createChannelPair();
    const left = createRpc<Notices, Requests>(near, { double: (value) => 2 * value });
    const right = createRpc<Requests, Notices>(far, handlers);
    assert.equal(await right.call('double', 4), 8);
    assert.equal(await left.call('add', 4, 1), 5);
  });
});

function idOf(message: unknown): unknown {
  return (message as { id: unknown }).id;
}
