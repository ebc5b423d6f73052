/**
 * Abbreviations behind whose point a sentence goes on, in lower case: of papers in English, and the commonest of German
 * ones. What may well end a sentence (`etc.`) is not among them.
 */
const abbreviations: ReadonlySet<string> = new Set(
  (
    'al alg app approx assoc ca cf ch chap chs col cor def dept dr ed eds eg eq eqn eqns eqs ex exp fig figs ' +
    'ie jr lem mr mrs ms mt ph prof prop ref refs resp sec secs sect sr st supp suppl tab tabs thm univ viz vol vols vs ' +
    'wrt abb abs bsp bspw bzw evtl ggf sog usw vgl'
  ).split(' '),
);
/** Those that are words as well, unless a number follows. */
const beforeNumbers: ReadonlySet<string> = new Set('art no nos nr p pp pt s'.split(' '));

/** Whether a point right behind this text abbreviates its last word. `after` is what follows the point. */
export function isAbbreviated(text: string, after: string): boolean {
  const word = /[\p{L}\p{M}.]{1,20}$/u.exec(text)?.[0];
  if (word === undefined) return false;
  // An initial and the like, or `e.g`, `i.i.d`, `U.S`.
  if (/^(?:\p{L}|\.?(?:\p{L}\.)+\p{L}\p{M}*)$/u.test(word)) return true;
  const lower = word.toLowerCase();
  if (abbreviations.has(lower)) return true;
  return beforeNumbers.has(lower) && /^[\s~]*[\p{N}([]/u.test(after);
}
