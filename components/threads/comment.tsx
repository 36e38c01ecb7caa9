"use client";

import { type KeyboardEvent, memo } from "react";
import { draftKey } from "@/components/drafts/draft-key";
import { useDraft } from "@/components/drafts/use-draft";
import { Markdown } from "@/components/markdown/markdown";
import { Avatar } from "@/components/ui/avatar";
import { classNames } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import type { PersonRef } from "@/core/person";
import { threads as words } from "@/messages/en/threads";
import { CommentActions } from "./comment-actions";
import { CommentComposer } from "./comment-composer";
import { CommentHistory } from "./comment-history";
import { CommentNotice } from "./comment-notice";
import type { ThreadComment } from "./comment-store";
import { MAX_INDENT } from "./comment-tree";
import { useThread } from "./thread-context";

export type CommentProps = {
  comment: ThreadComment;
  parent: ThreadComment | null;
  depth: number;
  replyCount: number;
  isCollapsed: boolean;
};

const nameOf = (comment: ThreadComment) => comment.author?.name ?? words.aDeletedComment;

/** One comment. Focused itself, it takes `r` to reply, `e` to edit and left and right to fold its replies. */
export const Comment = memo(function Comment(props: CommentProps) {
  const { comment, parent, depth, replyCount, isCollapsed } = props;
  const { viewer, writing, setWriting, canComment, toggleReplies } = useThread();
  const { id, author, deleted } = comment;
  const isEditing = writing?.id === id && writing.kind === "edit";
  const isReplying = writing?.id === id && writing.kind === "reply";
  const label = deleted
    ? words.deletedComment
    : parent
      ? words.replyBy(nameOf(comment), nameOf(parent))
      : words.by(nameOf(comment));

  function handleKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const { can } = comment;
    const isOpen = replyCount > 0 && !isCollapsed;
    if (event.key === "r" && can.reply && canComment && viewer) setWriting({ id, kind: "reply" });
    else if (event.key === "e" && can.edit) setWriting({ id, kind: "edit" });
    else if (event.key === "ArrowLeft" && isOpen) toggleReplies(id);
    else if (event.key === "ArrowRight" && isCollapsed) toggleReplies(id);
    else if (event.key !== "r" && event.key !== "e") return;
    // On the page around it the same keys mean the annotation: with a comment in focus they never do.
    event.preventDefault();
  }

  return (
    <article
      id={`comment-${id}`}
      data-comment={id}
      aria-label={label}
      tabIndex={-1}
      onKeyDown={handleKeyDown}
      className="flex scroll-my-24 flex-col gap-1 rounded-md focus-visible:outline-offset-4"
    >
      <header className="flex min-h-6 flex-wrap items-center gap-x-2 text-sm">
        {author ? (
          <>
            <Avatar name={author.name} seed={author.handle} size="tiny" />
            <span className="font-semibold">{author.name}</span>
          </>
        ) : null}
        {/* Where the indent ends, the eye no longer sees whom a reply answers. */}
        {parent && depth > MAX_INDENT ? (
          <span className="text-muted">{words.answers(nameOf(parent))}</span>
        ) : null}
        <RelativeTime at={comment.createdAt} className="text-muted" />
        {comment.editedAt ? <CommentHistory comment={comment} /> : null}
      </header>
      {deleted ? (
        <p className="text-muted italic">{words.deletedWords}</p>
      ) : isEditing ? (
        <EditField comment={comment} />
      ) : (
        <Markdown
          text={comment.body}
          className={classNames("text-base leading-5", comment.isNew && "text-soft")}
        />
      )}
      <CommentNotice comment={comment} />
      {isEditing ? null : (
        <CommentActions comment={comment} replyCount={replyCount} isCollapsed={isCollapsed} />
      )}
      {isReplying && viewer ? <ReplyField comment={comment} viewer={viewer} /> : null}
    </article>
  );
});

function ReplyField({ comment, viewer }: { comment: ThreadComment; viewer: PersonRef }) {
  const { thread, reply, setWriting, focusComment } = useThread();
  const draft = useDraft(draftKey.reply(viewer.id, thread, comment.id));
  return (
    <CommentComposer
      label={words.replyTo(nameOf(comment))}
      placeholder={words.replyPlaceholder}
      submitLabel={words.reply}
      draft={draft}
      autoFocus
      onSubmit={(body) => reply(comment.id, body)}
      onCancel={() => {
        setWriting(null);
        focusComment(comment.id);
      }}
    />
  );
}

function EditField({ comment }: { comment: ThreadComment }) {
  const { viewer, edit, setWriting, focusComment } = useThread();
  const draft = useDraft(draftKey.edit(viewer?.id ?? "", comment.id), comment.body);
  const leave = () => {
    setWriting(null);
    focusComment(comment.id);
  };
  return (
    <CommentComposer
      label={words.editLabel}
      submitLabel={words.save}
      draft={draft}
      autoFocus
      onSubmit={(body) => {
        edit(comment.id, body);
        leave();
      }}
      onCancel={leave}
    />
  );
}
