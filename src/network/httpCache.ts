/**
 * Where answers are kept, so that a server is not asked twice for the same and there is something when it cannot
 * be asked. An implementation never rejects: what it cannot read or write it does not have.
 */
export interface HttpCache {
  get(key: string): Promise<CachedAnswer | undefined>;
  set(key: string, answer: CachedAnswer): Promise<void>;
}

/** An answer as it is kept; plain data that can be stored as JSON. */
export interface CachedAnswer {
  readonly text: string;
  /** When the server gave or last confirmed it, in milliseconds since 1970. */
  readonly asOf: number;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A cache for as long as the program runs, of so many UTF-16 units: what was not used for longest goes first. */
export function createMemoryHttpCache(maxLength = 20_000_000): HttpCache {
  // A map keeps the order in which its keys were set.
  const answers = new Map<string, CachedAnswer>();
  let length = 0;

  function remove(key: string): CachedAnswer | undefined {
    const answer = answers.get(key);
    if (answer && answers.delete(key)) length -= answer.text.length;
    return answer;
  }

  function add(key: string, answer: CachedAnswer): void {
    answers.set(key, answer);
    length += answer.text.length;
  }

  return {
    get(key) {
      const answer = remove(key);
      if (answer) add(key, answer);
      return Promise.resolve(answer);
    },
    set(key, answer) {
      remove(key);
      add(key, answer);
      for (const oldest of answers.keys()) {
        if (length <= maxLength) break;
        remove(oldest);
      }
      return Promise.resolve();
    },
  };
}
