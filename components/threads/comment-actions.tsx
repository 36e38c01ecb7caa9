"use client";

import { ChevronDown, ChevronRight, Ellipsis, EyeOff, Link2, Pencil, Trash2 } from "lucide-react";
import { draftKey } from "@/components/drafts/draft-key";
import { useHasDraft } from "@/components/drafts/use-draft";
import { useWordsActions } from "@/components/moderation/use-words-actions";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast";
import { threads as words } from "@/messages/en/threads";
import { Reactions } from "./comment-reactions";
import { useCanComment, useThread } from "./thread-context";
import type { ThreadComment } from "./thread-state";

/** What can be done with a comment; only what the viewer may do is there. */
export function CommentActions({
  comment,
  replyCount,
  isCollapsed,
}: {
  comment: ThreadComment;
  replyCount: number;
  isCollapsed: boolean;
}) {
  const thread = useThread();
  const { store, viewer, writing, setWriting, remove, toggleReplies, ignore } = thread;
  const canComment = useCanComment();
  const hasDraft = useHasDraft(viewer ? draftKey.reply(viewer.id, thread.thread, comment.id) : null);
  const hasEditDraft = useHasDraft(
    viewer && comment.can.edit && comment.save.kind === "saved" ? draftKey.edit(viewer.id, comment.id) : null,
  );
  const { can } = comment;
  const moderation = useWordsActions(
    { ...comment, kind: "comment", canDelete: can.delete },
    viewer?.id ?? null,
  );
  const isReplying = writing?.id === comment.id && writing.kind === "reply";

  return (
    <div className="-ms-2 flex flex-wrap items-center gap-x-0.5 gap-y-1">
      {can.reply && canComment && viewer ? (
        <Button
          variant="quiet"
          size="small"
          className="px-2"
          aria-expanded={isReplying}
          aria-label={comment.author ? words.replyTo(comment.author.name) : undefined}
          onClick={() => setWriting(isReplying ? null : { id: comment.id, kind: "reply" })}
        >
          {words.reply}
          {hasDraft && !isReplying ? <span className="font-normal text-muted">· {words.draft}</span> : null}
        </Button>
      ) : null}
      {hasEditDraft ? (
        <Button
          variant="quiet"
          size="small"
          className="px-2"
          onClick={() => setWriting({ id: comment.id, kind: "edit" })}
        >
          {words.edit}
          <span className="font-normal text-muted">· {words.draft}</span>
        </Button>
      ) : null}
      {replyCount > 0 ? (
        <Button
          variant="quiet"
          size="small"
          // Open is how replies stand: nothing to draw the eye to.
          className="tabular px-2 aria-expanded:bg-transparent aria-expanded:font-normal aria-expanded:text-muted aria-expanded:hover:bg-ink/7"
          aria-expanded={!isCollapsed}
          aria-label={isCollapsed ? undefined : words.collapse(replyCount)}
          title={isCollapsed ? undefined : words.collapse(replyCount)}
          onClick={() => toggleReplies(comment.id)}
        >
          {isCollapsed ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
          {isCollapsed ? words.expand(replyCount) : replyCount}
        </Button>
      ) : null}
      {comment.deleted || comment.isNew ? null : (
        <Reactions
          counts={comment.reactions}
          onReact={
            comment.canReact && viewer ? (kind, isOn) => store.commands.react(comment.id, kind, isOn) : null
          }
        />
      )}
      {comment.deleted || comment.isNew ? null : (
        <Menu
          label={words.more}
          align="end"
          trigger={(trigger) => (
            <IconButton
              {...trigger}
              label={words.moreOn(comment.author?.name ?? "")}
              title={words.more}
              size="small"
            >
              <Ellipsis aria-hidden />
            </IconButton>
          )}
        >
          {can.edit ? (
            <MenuItem
              icon={<Pencil aria-hidden />}
              keys="e"
              onSelect={() => setWriting({ id: comment.id, kind: "edit" })}
            >
              {words.edit}
            </MenuItem>
          ) : null}
          <MenuItem icon={<Link2 aria-hidden />} onSelect={() => void copyLink(comment.id)}>
            {words.copyLink}
          </MenuItem>
          {viewer && comment.author && comment.author.id !== viewer.id ? (
            <MenuItem
              icon={<EyeOff aria-hidden />}
              onSelect={() => comment.author && ignore(comment.author, !comment.isIgnored)}
            >
              {comment.isIgnored
                ? words.stopIgnoring(comment.author.name)
                : words.ignore(comment.author.name)}
            </MenuItem>
          ) : null}
          {moderation.items}
          {can.delete ? (
            <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => remove(comment.id)}>
              {words.delete}
            </MenuItem>
          ) : null}
        </Menu>
      )}
      {moderation.dialog}
    </div>
  );
}

async function copyLink(id: string): Promise<void> {
  const link = new URL(`/comments/${id}`, location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    await showToast({ title: words.linkCopied });
  } catch {
    // No permission, or no secure context: the person can still copy it by hand.
    await showToast({ title: words.linkNotCopied(link), tone: "danger", duration: 20_000 });
  }
}
