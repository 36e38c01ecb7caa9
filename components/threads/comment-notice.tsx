"use client";

import { Button } from "@/components/ui/button";
import { WordDiff } from "@/components/ui/word-diff";
import { threads as words } from "@/messages/en/threads";
import { useThread } from "./thread-context";
import type { ThreadComment } from "./thread-state";

/** What the server said no to, with what can be done. */
export function CommentNotice({ comment }: { comment: ThreadComment }) {
  const { store, takeBack } = useThread();
  const { retry, discard } = store.commands;
  const { save } = comment;
  if (save.kind === "saved") return null;
  if (save.kind === "saving") {
    return comment.isNew ? <p className="text-muted text-sm">{words.saving}</p> : null;
  }
  if (save.kind === "conflict") {
    return (
      <div className="flex flex-col gap-2 border-warning border-s-2 ps-3">
        <p className="font-semibold text-sm">{words.changedMeanwhile}</p>
        <div className="text-sm">
          <p className="text-muted">{words.fromTheirsToYours}</p>
          <WordDiff from={save.theirs.body} to={comment.body} />
        </div>
        <div className="flex flex-wrap gap-1.5">
          <Button size="small" onClick={() => retry(comment.id)}>
            {words.keepYours}
          </Button>
          <Button size="small" variant="quiet" onClick={() => discard(comment.id)}>
            {words.takeTheirs}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div role="alert" className="flex flex-col items-start gap-1.5 border-danger border-s-2 ps-3 text-sm">
      <p>
        <strong className="font-semibold text-danger">{words.notSaved}</strong> {save.message}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {save.canRetry ? (
          <Button size="small" onClick={() => retry(comment.id)}>
            {words.retry}
          </Button>
        ) : null}
        <Button
          size="small"
          variant="quiet"
          onClick={() => (comment.isNew ? takeBack(comment.id) : discard(comment.id))}
        >
          {comment.isNew ? words.takeBack : words.giveUp}
        </Button>
      </div>
    </div>
  );
}
