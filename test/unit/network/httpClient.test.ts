import assert from 'node:assert/strict';
import type { HttpClientOptions, HttpRequest } from '../../../src/network/httpClient';
import type { NetworkErrorKind } from '../../../src/network/networkError';
import {
  content,
  createMisbehavingServer,
  drip,
  endless,
  gzipBomb,
  half,
  hangUp,
  redirect,
  silence,
  stall,
  status,
  versioned,
  type Behaviour,
  type MisbehavingServer,
} from '../../workbench/misbehavingServer';
import { createTestClient, networkFailure } from './testClient';
import { createTestClock, endlessTimeouts, type TestClock } from './testClock';

const json = { accept: 'application/json', expect: 'json' } as const;
const good = '{"good":true}';

/** Everything that can go on without input has gone on after it. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

suite('createHttpClient', () => {
  let server: MisbehavingServer;
  let clock: TestClock;

  setup(async () => {
    server = await createMisbehavingServer();
    clock = createTestClock();
  });

  teardown(() => server.close());

  function client(options: Partial<HttpClientOptions> = {}) {
    return createTestClient(clock, options);
  }

  function get(request: Partial<HttpRequest> = {}, options: Partial<HttpClientOptions> = {}) {
    return client(options).get(`${server.url}/papers`, { ...json, ...request });
  }

  suite('good answers', () => {
    test('the text, its time, and who asked for what', async () => {
      server.answer('/papers', content(good));
      const answer = await get();
      assert.equal(answer.text, good);
      assert.equal(answer.asOf, clock.now());
      assert.equal(answer.outOfDate, undefined);
      assert.equal(answer.headers.get('content-type'), 'application/json');
      const [request] = server.requests;
      assert.equal(request?.headers.accept, 'application/json');
      assert.equal(request.headers['user-agent'], 'Lectern/test');
      assert.equal(request.headers.cookie, undefined);
      assert.equal(request.headers.referer, undefined);
    });

    test('a byte order mark is no part of it, and other encodings are read', async () => {
      server.answer('/papers', content(`\ufeff${good}`));
      assert.equal((await get()).text, good);
      const latin = Buffer.from('Müller', 'latin1');
      server.answer('/papers', content(latin, 'text/plain; charset=ISO-8859-1'));
      assert.equal((await get({ expect: 'text' })).text, 'Müller');
      server.answer('/papers', content('Müller', 'text/plain; charset=klingon'));
      assert.equal((await get({ expect: 'text' })).text, 'Müller');
    });

    const types: readonly (readonly ['json' | 'text', string, boolean])[] = [
      ['json', 'application/json; charset=utf-8', true],
      ['json', 'application/vnd.citationstyles.csl+json', true],
      ['json', 'text/plain', true],
      ['json', '', true],
      ['json', 'text/html', false],
      ['json', 'application/xml', false],
      ['json', 'application/jsonp', false],
      ['text', 'application/atom+xml; charset=UTF-8', true],
      ['text', 'text/xml', true],
      ['text', 'Text/HTML; charset=utf-8', false],
      ['text', 'application/pdf', false],
      ['text', 'image/svg+xml', true],
    ];
    for (const [expect, type, isTaken] of types) {
      test(`${type || 'no type'} is ${isTaken ? 'taken' : 'not taken'} for ${expect}`, async () => {
        server.answer('/papers', content(good, type));
        if (isTaken) assert.equal((await get({ expect })).text, good);
        else assert.equal((await networkFailure(get({ expect }))).kind, 'unexpected');
      });
    }
  });

  suite('bad answers', () => {
    const cases: readonly {
      readonly name: string;
      readonly behaviour: Behaviour;
      readonly kind: NetworkErrorKind;
      readonly asked?: number;
      readonly says: RegExp;
    }[] = [
      { name: '500', behaviour: status(500), kind: 'serverFault', asked: 4, says: /status 500/ },
      { name: '502', behaviour: status(502), kind: 'serverFault', asked: 4, says: /later/ },
      { name: '503', behaviour: status(503), kind: 'serverFault', asked: 4, says: /later/ },
      { name: '429', behaviour: status(429), kind: 'busy', asked: 4, says: /in some minutes/ },
      { name: 'half an answer', behaviour: half(good), kind: 'brokenOff', asked: 4, says: /broke/ },
      { name: 'hanging up', behaviour: hangUp, kind: 'offline', asked: 4, says: /connection/ },
      { name: '400', behaviour: status(400), kind: 'refused', says: /status 400/ },
      { name: '401', behaviour: status(401), kind: 'loginNeeded', says: /login or a key/ },
      { name: '403', behaviour: status(403), kind: 'loginNeeded', says: /login or a key/ },
      { name: '404', behaviour: status(404), kind: 'notFound', says: /\/papers”\. Check/ },
      { name: '410', behaviour: status(410), kind: 'notFound', says: /nothing/ },
      { name: '304 to no question', behaviour: status(304), kind: 'unexpected', says: /304/ },
      { name: '302 to nowhere', behaviour: status(302), kind: 'unexpected', says: /302/ },
      { name: 'empty', behaviour: content(' \n'), kind: 'unexpected', says: /empty/ },
      { name: '204', behaviour: status(204), kind: 'unexpected', says: /empty|text\/html/ },
      {
        name: 'a login page',
        behaviour: content('<html>', 'text/html'),
        kind: 'unexpected',
        says: /text\/html in place of papers.*log in/,
      },
      { name: 'not JSON', behaviour: content('{"a":'), kind: 'unexpected', says: /not valid JSON/ },
      {
        name: 'gzip that is none',
        behaviour: content(good, 'application/json', { 'content-encoding': 'gzip' }),
        kind: 'brokenOff',
        asked: 4,
        says: /broke off/,
      },
    ];
    for (const { name, behaviour, kind, asked = 1, says } of cases) {
      test(`${name}: ${kind}, asked ${asked} time(s)`, async () => {
        server.answer('/papers', behaviour);
        const error = await networkFailure(get());
        assert.equal(error.kind, kind);
        assert.match(error.message, says);
        assert.equal(server.requests.length, asked);
      });
    }

    test('a gzip bomb is not unpacked, nor an endless or announced flood read', async () => {
      for (const behaviour of [
        gzipBomb(50_000_000),
        endless(),
        content(Buffer.alloc(2_000_000, ' ')),
      ]) {
        server.answer('/papers', behaviour);
        const error = await networkFailure(get({ maxBytes: 1_000_000 }));
        assert.equal(error.kind, 'tooLarge');
        assert.match(error.message, /larger than 1 MB/);
      }
    });

    test('nobody listening: not running, which asking again does not change', async () => {
      await server.close();
      const error = await networkFailure(get());
      assert.equal(error.kind, 'notRunning');
      assert.deepEqual(clock.pauses, []);
    });

    test('offline in the network: tried four times', async () => {
      let asked = 0;
      const fetch = () => {
        asked++;
        return Promise.reject(new TypeError('fetch failed'));
      };
      const error = await networkFailure(client({ fetch }).get('https://example.org/', json));
      assert.equal(error.kind, 'offline');
      assert.match(error.message, /^example\.org could not be reached.*library works without it/);
      assert.equal(asked, 4);
      assert.deepEqual(clock.pauses, [250, 500, 1000]);
    });

    test('a certificate that is not trusted is not asked again', async () => {
      let asked = 0;
      const fetch = () => {
        asked++;
        const cause = Object.assign(new Error(), { code: 'SELF_SIGNED_CERT_IN_CHAIN' });
        return Promise.reject(new TypeError('fetch failed', { cause }));
      };
      const error = await networkFailure(client({ fetch }).get('https://example.org/', json));
      assert.equal(error.kind, 'insecure');
      assert.equal(asked, 1);
    });
  });

  suite('trying again', () => {
    test('500, half an answer, a cut connection, then fine', async () => {
      server.answer('/papers', status(500), half(good), status(502), content(good));
      assert.equal((await get()).text, good);
      assert.deepEqual(clock.pauses, [250, 500, 1000]);
    });

    test('the pauses are partly chance', async () => {
      server.answer('/papers', status(500), content(good));
      await get({}, { random: () => 0.5 });
      assert.deepEqual(clock.pauses, [375]);
    });

    for (const code of [429, 503]) {
      test(`${code} with Retry-After in seconds is waited for`, async () => {
        server.answer('/papers', status(code, { 'retry-after': '30' }), content(good));
        assert.equal((await get()).text, good);
        assert.equal(
          clock.pauses.reduce((sum, pause) => sum + pause, 0),
          30_000,
        );
      });
    }

    test('Retry-After as a date is waited for', async () => {
      const date = new Date(clock.now() + 10_000).toUTCString();
      server.answer('/papers', status(429, { 'retry-after': date }), content(good));
      await get();
      assert.equal(
        clock.pauses.reduce((sum, pause) => sum + pause, 0),
        10_000,
      );
    });

    test('a long Retry-After is told, and the host is left alone till then', async () => {
      server.answer('/papers', status(429, { 'retry-after': '600' }), content(good));
      const one = client();
      const ask = () => one.get(`${server.url}/papers`, json);
      const retryAt = clock.now() + 600_000;
      for (const asked of [1, 1]) {
        const error = await networkFailure(ask());
        assert.equal(error.kind, 'busy');
        assert.equal(error.retryAt, retryAt);
        assert.match(error.message, /no more requests till /);
        assert.equal(server.requests.length, asked);
      }
      assert.deepEqual(clock.pauses, []);
      clock.pass(600_000);
      assert.equal((await ask()).text, good);
    });

    test('nobody is left alone for years', async () => {
      server.answer('/papers', status(429, { 'retry-after': '99999999999' }));
      assert.equal((await networkFailure(get())).retryAt, clock.now() + 3_600_000);
    });
  });

  suite('timeouts', () => {
    const real = { now: undefined, wait: undefined };
    const short = 30;

    test('a server that never answers', async () => {
      server.answer('/papers', silence);
      const timeouts = { ...endlessTimeouts, connectMs: short, idleMs: 1e6, wholeMs: 1e6 };
      const error = await networkFailure(get({}, { ...real, timeouts }));
      assert.equal(error.kind, 'timeout');
      assert.match(error.message, /did not answer within 1 seconds/);
      assert.equal(server.requests.length, 1);
    });

    test('nothing goes on of a request that was given up', async () => {
      const closed = new Promise((resolve) => {
        server.answer('/papers', (_, response) => void response.on('close', resolve));
      });
      const timeouts = { ...endlessTimeouts, connectMs: short, idleMs: 1e6, wholeMs: 1e6 };
      await networkFailure(get({}, { ...real, timeouts }));
      await closed;
    });

    test('a server that stops in the middle', async () => {
      server.answer('/papers', stall('{"good":'));
      const timeouts = { connectMs: 1e6, idleMs: short, wholeMs: 1e6 };
      const error = await networkFailure(get({}, { ...real, timeouts }));
      assert.equal(error.kind, 'timeout');
      assert.match(error.message, /stopped in the middle/);
    });

    test('a server that drips for ever', async () => {
      server.answer('/papers', drip(1));
      const timeouts = { connectMs: 1e6, idleMs: 1e6, wholeMs: short };
      const error = await networkFailure(get({}, { ...real, timeouts }));
      assert.equal(error.kind, 'timeout');
      assert.match(error.message, /whole answer/);
    });
  });

  suite('redirects', () => {
    test('are followed, also relative ones', async () => {
      server.answer('/papers', redirect('/other?a=1'));
      server.answer('/other', redirect(`${server.url}/last`));
      server.answer('/last', content(good));
      assert.equal((await get()).text, good);
      assert.deepEqual(
        server.requests.map(({ path }) => path),
        ['/papers', '/other', '/last'],
      );
    });

    test('a loop ends', async () => {
      server.answer('/papers', redirect('/papers'));
      const error = await networkFailure(get());
      assert.equal(error.kind, 'unexpected');
      assert.match(error.message, /from one address to the next/);
      assert.equal(server.requests.length, 6);
    });

    const forbidden: readonly (readonly [string, string, string])[] = [
      ['https to http', 'https://example.org/', 'http://example.org/login'],
      ['the network to this computer', 'https://example.org/', 'http://127.0.0.1:23119/api/'],
      ['the same by https', 'https://example.org/', 'https://localhost:8443/'],
      ['the same by another name', 'https://example.org/', 'https://[::1]/'],
      ['the same by another number', 'https://example.org/', 'https://0x7f.1/'],
      ['the same in IPv6', 'https://example.org/', 'https://[::ffff:127.0.0.1]/'],
      ['to another scheme', 'https://example.org/', 'file:///etc/passwd'],
      ['to an address with a password', 'https://example.org/', 'https://me:secret@example.org/'],
      ['to what is no address', 'https://example.org/', 'https://'],
    ];
    for (const [name, from, to] of forbidden) {
      test(`${name} is not followed`, async () => {
        const asked: string[] = [];
        const fetch = (address: string | URL | Request) => {
          asked.push(address as string);
          return Promise.resolve(new Response(null, { status: 302, headers: { location: to } }));
        };
        assert.equal((await networkFailure(client({ fetch }).get(from, json))).kind, 'insecure');
        assert.deepEqual(asked, [from]);
      });
    }

    test('a browser, which hides where they lead, follows them itself', async () => {
      const modes: unknown[] = [];
      const fetch = (_: unknown, init?: RequestInit) => {
        modes.push(init?.redirect);
        const hidden = { type: 'opaqueredirect', status: 0, headers: new Headers() } as Response;
        return Promise.resolve(modes.length === 1 ? hidden : new Response(good));
      };
      const answer = await client({ fetch }).get('https://example.org/', json);
      assert.equal(answer.text, good);
      assert.deepEqual(modes, ['manual', 'follow']);
    });
  });

  suite('addresses', () => {
    const forbidden = [
      'http://example.org/',
      'http://127.0.0.1.example.org/',
      'ftp://example.org/',
      'file:///etc/passwd',
      'https://user:secret@example.org/',
      'papers',
      '',
    ];
    for (const address of forbidden) {
      test(`“${address}” is not asked`, async () => {
        const fetch = () => assert.fail('asked');
        const error = await networkFailure(client({ fetch }).get(address, json));
        assert.equal(error.kind, 'refused');
      });
    }
  });

  suite('cancelling', () => {
    const stopped = new Error('stopped');

    async function assertStopped(asking: Promise<unknown>): Promise<void> {
      await assert.rejects(asking, (reason) => reason === stopped);
    }

    test('before it begins', async () => {
      await assertStopped(get({ signal: AbortSignal.abort(stopped) }));
      assert.equal(server.requests.length, 0);
    });

    test('while the server is silent, and in the middle of its answer', async () => {
      for (const bad of [silence, stall('{"good":')]) {
        const cancel = new AbortController();
        server.answer('/papers', (request, response) => {
          bad(request, response);
          cancel.abort(stopped);
        });
        await assertStopped(get({ signal: cancel.signal }));
      }
    });

    test('while it waits to try again', async () => {
      const cancel = new AbortController();
      server.answer('/papers', status(500));
      const wait: TestClock['wait'] = (milliseconds, signal) => {
        if (milliseconds < 60_000) cancel.abort(stopped);
        return clock.wait(milliseconds, signal);
      };
      await assertStopped(get({ signal: cancel.signal }, { wait }));
      assert.equal(server.requests.length, 1);
    });

    test('in the last attempt of several', async () => {
      const cancel = new AbortController();
      const failing = [500, 500, 500].map((code) => status(code));
      server.answer('/papers', ...failing, () => cancel.abort(stopped));
      await assertStopped(get({ signal: cancel.signal }));
      assert.equal(server.requests.length, 4);
    });

    test('in the queue of a host, without letting the next one in early', async () => {
      const asked: string[] = [];
      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      const fetch = async (address: string | URL | Request) => {
        asked.push(new URL(address as string).pathname);
        await finished;
        return new Response(good);
      };
      const one = client({ fetch });
      const cancel = new AbortController();
      const first = one.get('https://example.org/first', json);
      const second = one.get('https://example.org/second', { ...json, signal: cancel.signal });
      const third = one.get('https://example.org/third', json);
      await nextTurn();
      cancel.abort(stopped);
      await assertStopped(second);
      await nextTurn();
      assert.deepEqual(asked, ['/first']);
      finish();
      await Promise.all([first, third]);
      assert.deepEqual(asked, ['/first', '/third']);
    });
  });

  suite('one at a time', () => {
    test('no host has two requests at once, and others need not wait for it', async () => {
      const running = new Map<string, number>();
      let most = 0;
      const fetch = async (address: string | URL | Request) => {
        const { host } = new URL(address as string);
        running.set(host, (running.get(host) ?? 0) + 1);
        most = Math.max(most, running.get(host) ?? 0);
        if (host === 'slow.example') await new Promise<void>((resolve) => void (go = resolve));
        else await nextTurn();
        running.set(host, (running.get(host) ?? 0) - 1);
        return new Response(good);
      };
      let go: () => void = () => undefined;
      const one = client({ fetch });
      const slow = one.get('https://slow.example/', json);
      const others = [1, 2, 3].map((n) => one.get(`https://quick.example/${n}`, json));
      await Promise.all(others);
      assert.equal(most, 1);
      go();
      await slow;
    });

    test('requests begin as far apart as the host wants, those that failed as well', async () => {
      const begun: number[] = [];
      server.answer(
        '/papers',
        ...[status(500), content(good)].map((behaviour): Behaviour => {
          return (request, response) => {
            begun.push(clock.now());
            behaviour(request, response);
          };
        }),
      );
      const one = client();
      const ask = () =>
        one.get(`${server.url}/papers`, { ...json, minIntervalMs: 3000, cached: false });
      await Promise.all([ask(), ask(), ask()]);
      const gaps = begun.slice(1).map((time, index) => time - (begun[index] ?? 0));
      assert.equal(gaps.length, 3);
      assert.ok(
        gaps.every((gap) => gap >= 3000),
        String(gaps),
      );
    });
  });

  suite('the cache', () => {
    function asker(request: Partial<HttpRequest> = {}, options: Partial<HttpClientOptions> = {}) {
      const one = client(options);
      return () => one.get(`${server.url}/papers`, { ...json, ...request });
    }

    test('a young answer is given without asking, an older one is not', async () => {
      server.answer('/papers', content('1'), content('2'));
      const ask = asker({ freshMs: 60_000 });
      const { asOf } = await ask();
      clock.pass(59_999);
      assert.deepEqual(await ask().then((each) => [each.text, each.asOf]), ['1', asOf]);
      clock.pass(1);
      assert.equal((await ask()).text, '2');
    });

    test('an answer of tomorrow is not young: the clock was set back', async () => {
      server.answer('/papers', content('1'), content('2'));
      const ask = asker({ freshMs: 60_000 });
      await ask();
      clock.pass(-1000);
      assert.equal((await ask()).text, '2');
    });

    test('what has not changed is not sent again', async () => {
      server.answer('/papers', versioned(good, '"v1"'));
      const ask = asker();
      await ask();
      clock.pass(5000);
      const again = await ask();
      assert.equal(again.text, good);
      assert.equal(again.asOf, clock.now());
      assert.equal(again.outOfDate, undefined);
      assert.equal(server.requests[1]?.headers['if-none-match'], '"v1"');
    });

    test('Last-Modified does the same', async () => {
      const date = new Date(0).toUTCString();
      server.answer('/papers', content(good, undefined, { 'last-modified': date }), status(304));
      const ask = asker();
      await ask();
      assert.equal((await ask()).text, good);
      assert.equal(server.requests[1]?.headers['if-modified-since'], date);
    });

    test('on the web the browser does that, and no header of ours is sent', async () => {
      const headers: string[][] = [];
      const fetch = (_: unknown, init?: RequestInit) => {
        headers.push([...(init?.headers as Headers).keys()]);
        return Promise.resolve(new Response(good, { headers: { etag: '"v1"' } }));
      };
      const ask = asker({}, { fetch, userAgent: undefined });
      await ask();
      await ask();
      assert.deepEqual(headers, [['accept'], ['accept']]);
    });

    const passing: readonly (readonly [string, Behaviour, NetworkErrorKind])[] = [
      ['no connection', hangUp, 'offline'],
      ['too many requests', status(429), 'busy'],
      ['a fault of the server', status(500), 'serverFault'],
      ['half an answer', half(good), 'brokenOff'],
      ['a login page', content('<html>', 'text/html'), 'unexpected'],
    ];
    for (const [name, behaviour, kind] of passing) {
      test(`${name}: the old answer, and why it is old`, async () => {
        server.answer('/papers', content(good), behaviour);
        const ask = asker();
        const { asOf } = await ask();
        clock.pass(1000);
        const old = await ask();
        assert.equal(old.text, good);
        assert.equal(old.asOf, asOf);
        assert.equal(old.outOfDate?.kind, kind);
      });
    }

    for (const code of [400, 401, 404]) {
      test(`${code} is the answer, not the old one`, async () => {
        server.answer('/papers', content(good), status(code));
        const ask = asker();
        await ask();
        await networkFailure(ask());
      });
    }

    test('a bad answer does not take the place of a good one', async () => {
      server.answer('/papers', content(good), content('{'), hangUp);
      const ask = asker();
      await ask();
      await ask();
      assert.equal((await ask()).text, good);
    });

    test('what is not to be kept is not', async () => {
      server.answer('/papers', content(good), hangUp);
      const ask = asker({ cached: false });
      await ask();
      assert.equal((await networkFailure(ask())).kind, 'offline');
    });

    test('other types of the same address are other answers', async () => {
      server.answer('/papers', content('1'), content('2'));
      const one = client();
      for (const [accept, text] of [
        ['application/json', '1'],
        ['text/plain', '2'],
        ['application/json', '1'],
      ] as const) {
        const request = { ...json, accept, freshMs: 60_000 };
        assert.equal((await one.get(`${server.url}/papers`, request)).text, text);
      }
    });
  });
});
