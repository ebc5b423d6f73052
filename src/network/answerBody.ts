import { within, type Clock } from './clock';
import {
  answerStopped,
  brokenOff,
  emptyAnswer,
  notJson,
  otherContent,
  tooLarge,
} from './networkError';

/** What an answer has to be. `text` is any text but a page for people. */
export type Expected = 'json' | 'text';

export interface BodyLimits {
  readonly clock: Clock;
  /** The longest silence in the middle of an answer, in milliseconds. */
  readonly idleMs: number;
  /** Of the answer as it is unpacked, whatever it was packed to. */
  readonly maxBytes: number;
}

/**
 * The text of an answer, if it is what was expected.
 *
 * @throws NetworkError when it is of another type, too large, empty, no JSON, or does not arrive
 */
export async function readAnswer(
  response: Response,
  host: string,
  expected: Expected,
  limits: BodyLimits,
): Promise<string> {
  const contentType = response.headers.get('content-type')?.toLowerCase() ?? '';
  if (!isExpected(expected, contentType)) throw otherContent(host, contentType.slice(0, 100));
  if (Number(response.headers.get('content-length')) > limits.maxBytes) {
    throw tooLarge(host, limits.maxBytes);
  }
  const text = await readText(response, host, decoderFor(expected, contentType), limits);
  if (text.trim() === '') throw emptyAnswer(host);
  if (expected === 'json') checkJson(text, host);
  return text;
}

/** Without a type it may be anything; Zotero calls its CSL-JSON plain text. */
function isExpected(expected: Expected, contentType: string): boolean {
  const type = contentType.split(';', 1)[0]?.trim() ?? '';
  if (type === '' || type === 'text/plain') return true;
  if (expected === 'json') return /^[\w.-]+\/(?:[\w.+-]+\+)?json$/.test(type);
  if (type === 'text/html' || type === 'application/xhtml+xml') return false;
  return /^text\/|[/+](?:xml|json)$/.test(type);
}

function decoderFor(expected: Expected, contentType: string): TextDecoder {
  const charset = /;\s?charset="?([\w:.-]{1,40})/.exec(contentType)?.[1];
  // JSON is UTF-8 whatever the server says.
  if (charset === undefined || expected === 'json') return new TextDecoder();
  try {
    return new TextDecoder(charset);
  } catch {
    // A name that nobody knows.
    return new TextDecoder();
  }
}

async function readText(
  response: Response,
  host: string,
  decoder: TextDecoder,
  { clock, idleMs, maxBytes }: BodyLimits,
): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const pieces: string[] = [];
  let bytes = 0;
  for (;;) {
    const piece = reader.read().catch((error: unknown) => {
      throw brokenOff(host, error);
    });
    const { done, value } = await within(clock, idleMs, piece, () => answerStopped(host, idleMs));
    if (done) return pieces.join('') + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) throw tooLarge(host, maxBytes);
    pieces.push(decoder.decode(value, { stream: true }));
  }
}

function checkJson(text: string, host: string): void {
  try {
    JSON.parse(text);
  } catch (error) {
    throw notJson(host, error);
  }
}
