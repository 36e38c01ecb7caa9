/** What the order of a thread depends on. */
export interface TreeComment {
  id: string;
  parentId: string | null;
  /** ISO 8601 in UTC. */
  createdAt: string;
  /** Replies right below it, whether they are here or not. */
  replyCount: number;
  deleted: boolean;
}

/** As much of a thread as has been fetched. */
export interface Tree<T extends TreeComment> {
  comments: ReadonlyMap<string, T>;
  /** The outermost, in the order in which they are shown. */
  top: readonly string[];
  /** Comments with more replies than are here. */
  more: ReadonlyMap<string, unknown>;
}

export type ThreadRow<T extends TreeComment> =
  | {
      kind: "comment";
      comment: T;
      /** How many of the shown it stands under. */
      depth: number;
      parent: T | null;
      replyCount: number;
      isCollapsed: boolean;
    }
  /** After the replies to `comment` that are here: `count` (0 where that is not known) are still to come. */
  | { kind: "more"; comment: T; depth: number; count: number }
  /** In place of everything under `comment`, which stands as far in as can be read. */
  | { kind: "continue"; comment: T; depth: number; count: number };

export interface TreeView {
  /** How many levels are shown, the outermost included; at least 1. */
  levels: number;
  /** Comments whose replies are put away. */
  collapsed: ReadonlySet<string>;
}

/**
 * A thread as rows, each comment before its replies, replies oldest first. Without recursion: the depth is
 * the readers' to choose. A comment whose parent is not here stands at the outer level, after the others.
 */
export function toRows<T extends TreeComment>(tree: Tree<T>, view: TreeView): ThreadRow<T>[] {
  const { comments, more } = tree;
  const { repliesTo, outermost } = arrange(tree);
  const rows: ThreadRow<T>[] = [];
  const open: ThreadRow<T>[] = [];

  const put = (ids: readonly string[], depth: number, parent: T | null) => {
    for (let at = ids.length - 1; at >= 0; at--) {
      const comment = comments.get(ids[at] as string) as T;
      const here = repliesTo.get(comment.id) ?? [];
      const living = here.filter((id) => !comments.get(id)?.deleted).length;
      const replyCount = Math.max(comment.replyCount, living);
      const hasReplies = here.length > 0 || more.has(comment.id);
      const isCollapsed = hasReplies && view.collapsed.has(comment.id);
      open.push({ kind: "comment", comment, depth, parent, replyCount, isCollapsed });
    }
  };

  put(outermost, 0, null);
  for (let row = open.pop(); row; row = open.pop()) {
    rows.push(row);
    if (row.kind !== "comment" || row.isCollapsed) continue;
    const { comment, depth, replyCount } = row;
    const replies = repliesTo.get(comment.id) ?? [];
    if (depth + 1 >= view.levels) {
      if (replies.length > 0 || more.has(comment.id)) {
        rows.push({ kind: "continue", comment, depth, count: replyCount });
      }
      continue;
    }
    if (more.has(comment.id)) {
      const living = replies.filter((id) => !comments.get(id)?.deleted).length;
      open.push({ kind: "more", comment, depth, count: Math.max(0, replyCount - living) });
    }
    put(replies, depth + 1, comment);
  }
  return rows;
}

/** The comments above one, as far as they are here, the nearest first. */
export function above<T extends TreeComment>(comments: ReadonlyMap<string, T>, id: string): string[] {
  const found: string[] = [];
  const seen = new Set([id]);
  for (let at = comments.get(id)?.parentId; at && comments.has(at) && !seen.has(at); ) {
    seen.add(at);
    found.push(at);
    at = comments.get(at)?.parentId;
  }
  return found;
}

const byTime = (a: TreeComment, b: TreeComment): number =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function arrange<T extends TreeComment>({ comments, top }: Tree<T>) {
  const isTop = new Set(top);
  const repliesTo = new Map<string, string[]>();
  const strays: string[] = [];
  for (const { id, parentId } of [...comments.values()].sort(byTime)) {
    if (isTop.has(id)) continue;
    if (parentId === null || !comments.has(parentId)) strays.push(id);
    else {
      const siblings = repliesTo.get(parentId);
      if (siblings) siblings.push(id);
      else repliesTo.set(parentId, [id]);
    }
  }
  return { repliesTo, outermost: [...top.filter((id) => comments.has(id)), ...strays] };
}
