import type { CommentView } from "@/core/comment";

export interface ThreadLine<Comment extends CommentView> {
  comment: Comment;
  /** How many comments it stands under. */
  depth: number;
  parent: Comment | null;
}

/**
 * A thread in the order in which it is read: each comment before its replies, oldest first. Without
 * recursion, since its depth is the readers' to choose; one whose parent is not there stands at the outer level.
 * @param comments oldest first
 */
export function inReadingOrder<Comment extends CommentView>(
  comments: readonly Comment[],
): ThreadLine<Comment>[] {
  const known = new Map(comments.map((comment) => [comment.id, comment]));
  const replies = new Map<string | null, Comment[]>();
  for (const comment of comments) {
    const above = comment.parentId !== null && known.has(comment.parentId) ? comment.parentId : null;
    const siblings = replies.get(above);
    if (siblings) siblings.push(comment);
    else replies.set(above, [comment]);
  }
  const lines: ThreadLine<Comment>[] = [];
  const open = (replies.get(null) ?? []).toReversed().map((comment) => ({ comment, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { comment, depth } = next;
    lines.push({ comment, depth, parent: known.get(comment.parentId ?? "") ?? null });
    for (const reply of (replies.get(comment.id) ?? []).toReversed())
      open.push({ comment: reply, depth: depth + 1 });
  }
  return lines;
}
