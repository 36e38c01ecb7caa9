/** What the order of a thread depends on. */
export interface TreeComment {
  id: string;
  parentId: string | null;
  /** ISO 8601 in UTC. */
  createdAt: string;
}

export type ThreadRow<T extends TreeComment> =
  | {
      kind: "comment";
      comment: T;
      /** How many comments it stands under. */
      depth: number;
      /** How far it is moved in, at most MAX_INDENT. */
      indent: number;
      parent: T | null;
      /** Comments under it, at any depth. */
      replyCount: number;
      isCollapsed: boolean;
    }
  /** In place of everything under `comment`, which stands as far in as can be read. */
  | { kind: "continue"; comment: T; indent: number; count: number };

export interface Folding {
  /** Comments whose replies are put away. */
  collapsed: ReadonlySet<string>;
  /** Comments at the last indent whose replies are shown all the same, one after another. */
  continued: ReadonlySet<string>;
}

/** Deeper replies stay at this indent: each step takes width from the words. */
export const MAX_INDENT = 5;

export const UNFOLDED: Folding = { collapsed: new Set(), continued: new Set() };

/**
 * A thread as rows, each comment before its replies, oldest first. Without recursion: the depth is the
 * readers' to choose. A comment whose parent is not there (yet) stands at the outer level.
 */
export function toRows<T extends TreeComment>(comments: Iterable<T>, folding: Folding): ThreadRow<T>[] {
  const { byId, repliesTo, ordered } = order(comments);
  const counts = countReplies(ordered);

  const rows: ThreadRow<T>[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (const { comment, depth } of ordered) {
    if (depth > hiddenBelow) continue;
    hiddenBelow = Number.POSITIVE_INFINITY;
    const indent = Math.min(depth, MAX_INDENT);
    const replyCount = counts.get(comment.id) ?? 0;
    const isCollapsed = replyCount > 0 && folding.collapsed.has(comment.id);
    const parent = (comment.parentId && byId.get(comment.parentId)) || null;
    rows.push({ kind: "comment", comment, depth, indent, parent, replyCount, isCollapsed });
    if (isCollapsed) hiddenBelow = depth;
    else if (depth === MAX_INDENT && repliesTo.has(comment.id) && !folding.continued.has(comment.id)) {
      hiddenBelow = depth;
      rows.push({ kind: "continue", comment, indent, count: replyCount });
    }
  }
  return rows;
}

/** The folding in which a comment can be seen, changed no more than that needs. */
export function revealing<T extends TreeComment>(
  comments: ReadonlyMap<string, T>,
  id: string,
  folding: Folding,
): Folding {
  const above: string[] = [];
  const seen = new Set([id]);
  for (let at = comments.get(id)?.parentId; at && comments.has(at) && !seen.has(at); ) {
    seen.add(at);
    above.push(at);
    at = comments.get(at)?.parentId;
  }
  const lastIndented = above.at(-1 - MAX_INDENT);
  const isFolded = above.some((one) => folding.collapsed.has(one));
  const isBeyond = lastIndented !== undefined && !folding.continued.has(lastIndented);
  if (!isFolded && !isBeyond) return folding;
  return {
    collapsed: new Set([...folding.collapsed].filter((one) => !above.includes(one))),
    continued: lastIndented ? new Set([...folding.continued, lastIndented]) : folding.continued,
  };
}

const isEarlier = (a: TreeComment, b: TreeComment): number =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function order<T extends TreeComment>(comments: Iterable<T>) {
  const byId = new Map<string, T>();
  for (const comment of comments) byId.set(comment.id, comment);
  const sorted = [...byId.values()].sort(isEarlier);

  const repliesTo = new Map<string, T[]>();
  const roots: T[] = [];
  for (const comment of sorted) {
    if (comment.parentId === null || !byId.has(comment.parentId)) roots.push(comment);
    else {
      const siblings = repliesTo.get(comment.parentId);
      if (siblings) siblings.push(comment);
      else repliesTo.set(comment.parentId, [comment]);
    }
  }

  const ordered: { comment: T; depth: number }[] = [];
  const open = roots.reverse().map((comment) => ({ comment, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    ordered.push(next);
    const replies = repliesTo.get(next.comment.id) ?? [];
    for (let at = replies.length - 1; at >= 0; at--) {
      open.push({ comment: replies[at] as T, depth: next.depth + 1 });
    }
  }
  return { byId, repliesTo, ordered };
}

/** How many comments stand under each. */
function countReplies<T extends TreeComment>(ordered: { comment: T }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = ordered.length - 1; at >= 0; at--) {
    const { id, parentId } = (ordered[at] as { comment: T }).comment;
    if (parentId) counts.set(parentId, (counts.get(parentId) ?? 0) + (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
