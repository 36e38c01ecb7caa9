import { intersect, type TextRange } from "@/core/text/range";

/** What folding needs to know of an annotation. */
export interface Stackable extends TextRange {
  id: string;
  authorId: string;
  createdAt: string;
}

/** One place in the margin: a card, or a stack of cards of (nearly) one passage. */
export type MarginItem<T extends Stackable> =
  | { kind: "card"; id: string; start: number; annotations: readonly [T] }
  | { kind: "stack"; id: string; start: number; annotations: readonly T[]; isSamePassage: boolean };

/** From so many annotations by two people or more on one passage, they fold. */
const FOLD_FROM = 4;
/** For want of room, this many neighbours fold: a stack of two would be as high as its two cards. */
const FOLD_NEAR_FROM = 3;
/** How much two passages share, of what they cover together, to count as one (Jaccard). */
const SAME_PASSAGE = 0.5;
/** Nearest and farthest, in UTF-16 code units, that neighbours may lie apart to fold for want of room. */
const FIRST_REACH = 40;
const LAST_REACH = 20_000;

interface Cluster<T> {
  core: TextRange;
  members: T[];
}

function shareOf(a: TextRange, b: TextRange): number {
  const common = intersect(a, b);
  if (common === null) return 0;
  return (common.end - common.start) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** Annotations on nearly the same passage, told by comparing with the first that was put there. */
function clusterByPassage<T extends Stackable>(annotations: readonly T[]): Cluster<T>[] {
  const clusters: Cluster<T>[] = [];
  let open: Cluster<T>[] = [];
  for (const annotation of annotations) {
    open = open.filter(({ core }) => core.end > annotation.start);
    let best: Cluster<T> | null = null;
    let most = SAME_PASSAGE;
    for (const cluster of open) {
      const share = shareOf(cluster.core, annotation);
      if (share < most) continue;
      best = cluster;
      most = share;
      if (share === 1) break;
    }
    if (best) best.members.push(annotation);
    else {
      const cluster = { core: { start: annotation.start, end: annotation.end }, members: [annotation] };
      clusters.push(cluster);
      open.push(cluster);
    }
  }
  return clusters;
}

const peopleIn = (annotations: readonly Stackable[]): number =>
  new Set(annotations.map(({ authorId }) => authorId)).size;

/** The id of a stack stays while annotations come and go, except the oldest one. */
function stackOf<T extends Stackable>(annotations: readonly T[], isSamePassage: boolean): MarginItem<T> {
  const oldest = annotations.reduce((a, b) => (b.createdAt < a.createdAt ? b : a));
  return {
    kind: "stack",
    id: `stack-${oldest.id}`,
    start: Math.min(...annotations.map(({ start }) => start)),
    annotations,
    isSamePassage,
  };
}

const cardOf = <T extends Stackable>(annotation: T): MarginItem<T> => ({
  kind: "card",
  id: annotation.id,
  start: annotation.start,
  annotations: [annotation],
});

/** Neighbours that begin within `reach` of one another's first become one stack. */
function mergeNear<T extends Stackable>(items: readonly MarginItem<T>[], reach: number): MarginItem<T>[] {
  const merged: MarginItem<T>[] = [];
  let group: MarginItem<T>[] = [];
  const close = () => {
    const inside = group.flatMap(({ annotations }) => annotations);
    if (group.length > 1 && inside.length >= FOLD_NEAR_FROM) merged.push(stackOf(inside, false));
    else merged.push(...group);
    group = [];
  };
  for (const item of items) {
    const first = group[0];
    if (first && item.start - first.start >= reach) close();
    group.push(item);
  }
  close();
  return merged;
}

/**
 * What stands in the margin, in the order of the text. Where several people marked nearly the same passage
 * their cards fold into a stack. Where even so there is no room for all (`room` and `heightOf` in one and the
 * same unit), neighbours fold too, as few as it takes. `annotations` are in the order of the text.
 */
export function foldAnnotations<T extends Stackable>(
  annotations: readonly T[],
  room: number,
  heightOf: (item: MarginItem<T>) => number,
): MarginItem<T>[] {
  const fits = (items: readonly MarginItem<T>[]) =>
    items.reduce((sum, item) => sum + heightOf(item), 0) <= room;
  const byPassage = clusterByPassage(annotations)
    .flatMap(({ members }): MarginItem<T>[] =>
      members.length >= FOLD_FROM && peopleIn(members) > 1 ? [stackOf(members, true)] : members.map(cardOf),
    )
    .sort((a, b) => a.start - b.start);
  let items = byPassage;
  for (let reach = FIRST_REACH; !fits(items) && reach <= LAST_REACH; reach *= 1.5) {
    items = mergeNear(byPassage, reach);
  }
  return items;
}

/** How often each code was given in a stack, most often first; annotations without one are not counted. */
export function tallyCodes(annotations: readonly { codes: readonly string[] }[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { codes } of annotations) for (const id of codes) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
