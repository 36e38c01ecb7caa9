import { clusterEndsFrom } from "@/core/text/grapheme";

/**
 * A text as it is compared, and the way back. Unit `u` of `text` came from the original code units
 * `[starts[u], ends[u])`, which are always whole grapheme clusters.
 */
export type NormalizedText = { text: string; starts: Int32Array; ends: Int32Array };

/** Typographic variants that Unicode's compatibility forms do not fold, to their plain ASCII form. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ...Array.from("‘’‚‛′‵ʼʹˈ＇`´", (quote): [string, string] => [quote, "'"]),
  ...Array.from("“”„‟«»″‶〝〞〟＂", (quote): [string, string] => [quote, '"']),
  ...Array.from("‹›", (quote): [string, string] => [quote, "'"]),
  ...Array.from("‐‑‒–—―−⁃﹘﹣－", (dash): [string, string] => [dash, "-"]),
]);

/** Marks without width or words of their own: soft hyphen, zero-width space, word joiner, byte order mark. */
const IGNORABLE = /[\u00AD\u200B\u2060\uFEFF\u180E]/g;
const BLANK = /^\s+$/u;

/** How one grapheme cluster compares; "" where it does not count, " " where it is white space. */
function foldCluster(cluster: string): string {
  const bare = cluster.replace(IGNORABLE, "");
  if (BLANK.test(bare)) return " ";
  const variant = VARIANTS.get(bare);
  if (variant !== undefined) return variant;
  const folded = bare.normalize("NFKC");
  // The compatibility form of a spacing accent begins with a blank, which would tear words apart.
  return folded.startsWith(" ") ? bare.normalize("NFC") : folded;
}

/** Printable ASCII alone folds to itself; quotes and the hyphen are ASCII's own forms of theirs. */
function isPlain(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f && unit !== 0x60;
}

/**
 * Folds what compares as equal: quotation marks, dashes (a run of them is one), white space (a run of it
 * is one blank), Unicode normal forms and ligatures (NFKC, UAX #15), and drops soft hyphens and
 * zero-width spaces. Case and words stay. Linear in the text.
 */
export function normalizeText(text: string): NormalizedText {
  // NFKC makes a cluster up to 18 times as long; growing on demand keeps the common case lean.
  let starts = new Int32Array(text.length + 32);
  let ends = new Int32Array(text.length + 32);
  const parts: string[] = [];
  const folds = new Map<string, string>();
  let length = 0;
  let last = 0;
  let plainFrom = -1;
  /** The ends of the clusters before the next certain boundary, and how many of them were passed. */
  let ahead: readonly number[] = [];
  let aheadAt = 0;

  const endPlainRun = (at: number) => {
    if (plainFrom >= 0) parts.push(text.slice(plainFrom, at));
    plainFrom = -1;
  };

  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    const isLoneBlank = unit === 0x20 && last !== 0x20 && last !== 0;
    if ((isPlain(unit) || isLoneBlank) && next < 0x300 && !(unit === 0x2d && last === 0x2d)) {
      if (length === starts.length) [starts, ends] = [grown(starts), grown(ends)];
      if (plainFrom < 0) plainFrom = at;
      starts[length] = at;
      ends[length] = at + 1;
      length++;
      at++;
      last = unit;
      continue;
    }
    endPlainRun(at);
    let end = at + 1;
    if (next >= 0x300 || unit >= 0x300 || unit === 0x0d) {
      while (aheadAt < ahead.length && (ahead[aheadAt] ?? 0) <= at) aheadAt++;
      if (aheadAt === ahead.length) [ahead, aheadAt] = [clusterEndsFrom(text, at), 0];
      end = ahead[aheadAt] ?? text.length;
    }
    const cluster = text.slice(at, end);
    let fold = folds.get(cluster);
    if (fold === undefined) {
      fold = foldCluster(cluster);
      folds.set(cluster, fold);
    }
    const only = fold.length === 1 ? fold.charCodeAt(0) : 0;
    if (length > 0 && only === last && (only === 0x20 || only === 0x2d)) ends[length - 1] = end;
    else if (fold !== "") {
      while (length + fold.length > starts.length) [starts, ends] = [grown(starts), grown(ends)];
      parts.push(fold);
      starts.fill(at, length, length + fold.length);
      ends.fill(end, length, length + fold.length);
      length += fold.length;
      last = only;
    }
    at = end;
  }
  endPlainRun(text.length);
  return { text: parts.join(""), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
