import { HumanError } from '../core/humanError';

/** What went wrong, for code that has something better to say or to do about it than the sentence. */
export type NetworkErrorKind =
  /** The server could not be reached: no network, no such host. */
  | 'offline'
  /** The computer could be reached, but no server runs there. */
  | 'notRunning'
  /** The server did not begin to answer, or stopped in the middle, or took too long. */
  | 'timeout'
  /** The server asks for fewer requests. */
  | 'busy'
  /** A failure of the server's own (5xx). */
  | 'serverFault'
  /** The connection ended before the answer did. */
  | 'brokenOff'
  /** Not what was asked for: another type, empty, no JSON, a redirect that leads nowhere. */
  | 'unexpected'
  | 'insecure'
  | 'notFound'
  | 'loginNeeded'
  /** The server does not do what was asked (any other 4xx). */
  | 'refused'
  | 'tooLarge';

/** Nothing of this is lasting, be it that a hotel's network answers in place of the server. */
const passing: ReadonlySet<NetworkErrorKind> = new Set<NetworkErrorKind>([
  'offline',
  'notRunning',
  'timeout',
  'busy',
  'serverFault',
  'brokenOff',
  'unexpected',
  'insecure',
]);

/** An expected failure of a request, with a sentence for the user. */
export class NetworkError extends HumanError {
  readonly kind: NetworkErrorKind;
  /** When the server takes requests again, in milliseconds since 1970, where it says so. */
  readonly retryAt: number | undefined;

  constructor(
    kind: NetworkErrorKind,
    sentence: { readonly template: string; readonly args: readonly (string | number)[] },
    details: { readonly cause?: unknown; readonly retryAt?: number } = {},
  ) {
    super(sentence.template, ...sentence.args);
    this.kind = kind;
    // HumanError takes no cause; the log wants it.
    if (details.cause !== undefined) this.cause = details.cause;
    this.retryAt = details.retryAt;
  }

  /** Whether it says nothing about what was asked for, so that an earlier answer still is the best there is. */
  get isPassing(): boolean {
    return passing.has(this.kind);
  }
}

/** Codes by which Node refuses the certificate of a server. */
const certificateCodes = /^(?:CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_)/;

/** The failure behind what `fetch` threw; a browser does not tell one from another. */
export function fetchFailure(host: string, cause: unknown): NetworkError {
  const code = codeOf(cause);
  if (code === 'ECONNREFUSED') {
    return new NetworkError(
      'notRunning',
      {
        template: 'No server is running at {0}. Start it, or try again later.',
        args: [host],
      },
      { cause },
    );
  }
  if (certificateCodes.test(code)) {
    return new NetworkError(
      'insecure',
      {
        template:
          'The certificate of {0} is not trusted, so nothing was asked. If your network inspects connections, install its certificate on this computer and start VS Code again.',
        args: [host],
      },
      { cause },
    );
  }
  return new NetworkError(
    'offline',
    {
      template:
        '{0} could not be reached. Check your connection and try again; your library works without it.',
      args: [host],
    },
    { cause },
  );
}

/** Node says what happened in the cause of the error. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : '';
}

export function noAnswer(host: string, milliseconds: number): NetworkError {
  return new NetworkError('timeout', {
    template: '{0} did not answer within {1} seconds. Try again later.',
    args: [host, inSeconds(milliseconds)],
  });
}

export function answerStopped(host: string, milliseconds: number): NetworkError {
  return new NetworkError('timeout', {
    template:
      '{0} stopped in the middle of its answer for {1} seconds. Check your connection and try again.',
    args: [host, inSeconds(milliseconds)],
  });
}

export function answerTooSlow(host: string, milliseconds: number): NetworkError {
  return new NetworkError('timeout', {
    template:
      '{0} had not given its whole answer after {1} seconds. Check your connection and try again.',
    args: [host, inSeconds(milliseconds)],
  });
}

function inSeconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000);
}

/** @param retryAt when the server takes requests again, in milliseconds since 1970, where it says so */
export function tooManyRequests(host: string, retryAt: number | undefined): NetworkError {
  if (retryAt === undefined) {
    return new NetworkError('busy', {
      template: '{0} takes no more requests for now. Try again in some minutes.',
      args: [host],
    });
  }
  const time = new Date(retryAt).toLocaleTimeString(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return new NetworkError(
    'busy',
    { template: '{0} takes no more requests till {1}. Try again after that.', args: [host, time] },
    { retryAt },
  );
}

export function serverFault(host: string, status: number): NetworkError {
  return new NetworkError('serverFault', {
    template: '{0} has a fault of its own (status {1}). Try again later.',
    args: [host, status],
  });
}

export function brokenOff(host: string, cause: unknown): NetworkError {
  return new NetworkError(
    'brokenOff',
    {
      template: 'The answer of {0} broke off. Check your connection and try again.',
      args: [host],
    },
    { cause },
  );
}

export function notFound(address: string): NetworkError {
  return new NetworkError('notFound', {
    template: 'There is nothing at “{0}”. Check the address.',
    args: [address],
  });
}

export function loginNeeded(host: string): NetworkError {
  return new NetworkError('loginNeeded', {
    template: '{0} wants a login or a key for this. Choose a source that is open to everybody.',
    args: [host],
  });
}

export function refused(host: string, status: number): NetworkError {
  return new NetworkError('refused', {
    template: '{0} did not accept the request (status {1}). Check what you asked for.',
    args: [host, status],
  });
}

export function tooLarge(host: string, maxBytes: number): NetworkError {
  return new NetworkError('tooLarge', {
    template: 'The answer of {0} is larger than {1} MB and was not read. Ask for less.',
    args: [host, Math.max(1, Math.round(maxBytes / 1_000_000))],
  });
}

export function emptyAnswer(host: string): NetworkError {
  return new NetworkError('unexpected', {
    template: 'The answer of {0} is empty. Try again later.',
    args: [host],
  });
}

export function notJson(host: string, cause: unknown): NetworkError {
  return new NetworkError(
    'unexpected',
    { template: 'The answer of {0} is not valid JSON. Try again later.', args: [host] },
    { cause },
  );
}

export function otherContent(host: string, contentType: string): NetworkError {
  return new NetworkError('unexpected', {
    template:
      '{0} answered with {1} in place of papers. If your network has a login page, log in there in a browser and try again.',
    args: [host, contentType],
  });
}

/** What a server may not answer to this request, such as a 304 to one without condition. */
export function strangeStatus(host: string, status: number): NetworkError {
  return new NetworkError('unexpected', {
    template: '{0} answered in a way it should not (status {1}). Try again later.',
    args: [host, status],
  });
}

export function redirectsWithoutEnd(host: string): NetworkError {
  return new NetworkError('unexpected', {
    template:
      '{0} leads from one address to the next without an answer. If your network has a login page, log in there in a browser and try again.',
    args: [host],
  });
}

export function insecureRedirect(host: string, target: string): NetworkError {
  return new NetworkError('insecure', {
    template:
      '{0} leads to “{1}”, which was not followed because it is not secure. If your network has a login page, log in there in a browser and try again.',
    args: [host, target],
  });
}

export function insecureAddress(address: string): NetworkError {
  return new NetworkError('refused', {
    template:
      '“{0}” was not asked because it is not a secure address. Give one that begins with https://.',
    args: [address],
  });
}
