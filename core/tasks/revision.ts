/** An annotation as a pass found it, or as it stands now. */
export interface PassSpan {
  annotationId: string;
  articleId: string;
  versionId: string;
  /** UTF-16 code units of that version's text, half-open; null, as `end`: it stands nowhere, or on the whole article. */
  start: number | null;
  end: number | null;
  /** The words that it stands on. */
  exact: string;
  codeIds: readonly string[];
}

/** What a change of the codebook did to the codes of an annotation; null: nothing took its place, or it came anew. */
export interface CodeMove {
  annotationId: string;
  from: string | null;
  to: string | null;
}

/**
 * A pass as if it had been coded with the codebook as it is: what a merge or a split has moved since is nobody's
 * revision.
 * @param moves in the order in which they were made
 */
export function withCodesMoved(spans: readonly PassSpan[], moves: readonly CodeMove[]): PassSpan[] {
  const byAnnotation = new Map<string, CodeMove[]>();
  for (const move of moves) {
    const list = byAnnotation.get(move.annotationId);
    if (list) list.push(move);
    else byAnnotation.set(move.annotationId, [move]);
  }
  return spans.map((span) => {
    const own = byAnnotation.get(span.annotationId);
    return own ? { ...span, codeIds: own.reduce(moved, span.codeIds) } : span;
  });
}

function moved(codeIds: readonly string[], { from, to }: CodeMove): readonly string[] {
  // What somebody has recoded meanwhile is theirs; this one did not have it.
  if (from !== null && !codeIds.includes(from)) return codeIds;
  return [
    ...new Set(codeIds.flatMap((id) => (id === from ? (to ?? []) : id)).concat(from ? [] : (to ?? []))),
  ];
}

/** What one person did between two passes with one passage. */
export interface Change {
  kind: "added" | "removed" | "changed";
  articleId: string;
  /** Null for what was added. */
  before: PassSpan | null;
  /** Null for what was removed. */
  after: PassSpan | null;
  /** Its boundary is another. */
  isMoved: boolean;
  /** Its codes are others. */
  isRecoded: boolean;
}

/**
 * What changed from one pass of a person to the next, in the order of the text. The same annotation is compared
 * with itself. Whoever deletes one and marks anew means a change too: of what is left over, a removed and an added
 * span are one changed span if they overlap, the greatest overlap first; so each span is told of once.
 */
export function revise(before: readonly PassSpan[], after: readonly PassSpan[]): Change[] {
  const now = new Map(after.map((span) => [span.annotationId, span]));
  const changes: Change[] = [];
  const removed: PassSpan[] = [];
  for (const span of before) {
    const next = now.get(span.annotationId);
    if (!next) removed.push(span);
    else if (isMoved(span, next) || isRecoded(span, next)) changes.push(changed(span, next));
    now.delete(span.annotationId);
  }
  const added = new Set(now.values());
  const gone = new Set(removed);
  for (const [from, to] of overlapping(removed, [...added])) {
    if (!gone.has(from) || !added.has(to)) continue;
    gone.delete(from);
    added.delete(to);
    // Marked anew as it was: nothing has changed.
    if (isMoved(from, to) || isRecoded(from, to)) changes.push(changed(from, to));
  }
  for (const span of gone) changes.push({ ...one("removed", span), before: span, after: null });
  for (const span of added) changes.push({ ...one("added", span), before: null, after: span });
  return changes.sort(inOrder);
}

const one = (kind: "added" | "removed", { articleId }: PassSpan) => ({
  kind,
  articleId,
  isMoved: false,
  isRecoded: false,
});

const changed = (before: PassSpan, after: PassSpan): Change => ({
  kind: "changed",
  articleId: after.articleId,
  before,
  after,
  isMoved: isMoved(before, after),
  isRecoded: isRecoded(before, after),
});

/** Where the article was corrected in between, offsets tell nothing: then the words do. */
const isMoved = (a: PassSpan, b: PassSpan): boolean =>
  a.versionId === b.versionId ? a.start !== b.start || a.end !== b.end : a.exact !== b.exact;

function isRecoded(a: PassSpan, b: PassSpan): boolean {
  const codes = new Set(a.codeIds);
  return codes.size !== new Set(b.codeIds).size || b.codeIds.some((id) => !codes.has(id));
}

/** How many UTF-16 code units two spans share; 0 where they do not stand in the same text. */
function overlap(a: PassSpan, b: PassSpan): number {
  if (a.versionId !== b.versionId || a.start === null || b.start === null) return 0;
  return Math.max(0, Math.min(a.end ?? 0, b.end ?? 0) - Math.max(a.start, b.start));
}

/** Pairs that overlap, the greatest overlap first; of equal ones those that share a code, then in order. */
function overlapping(removed: readonly PassSpan[], added: readonly PassSpan[]): [PassSpan, PassSpan][] {
  const pairs: { pair: [PassSpan, PassSpan]; size: number; isSameCode: number }[] = [];
  for (const from of removed) {
    for (const to of added) {
      const size = overlap(from, to);
      if (size > 0) pairs.push({ pair: [from, to], size, isSameCode: isRecoded(from, to) ? 0 : 1 });
    }
  }
  return pairs.sort((a, b) => b.size - a.size || b.isSameCode - a.isSameCode).map(({ pair }) => pair);
}

const placeOf = ({ before, after }: Change): number => (after ?? before)?.start ?? Number.POSITIVE_INFINITY;

const inOrder = (a: Change, b: Change): number => {
  if (a.articleId !== b.articleId) return a.articleId < b.articleId ? -1 : 1;
  const [at, bt] = [placeOf(a), placeOf(b)];
  return at === bt ? 0 : at - bt;
};
