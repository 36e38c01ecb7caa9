"use client";

import { type KeyboardEvent, memo, useState } from "react";
import { draftKey } from "@/components/drafts/draft-key";
import { useDraft } from "@/components/drafts/use-draft";
import { Markdown } from "@/components/markdown/markdown";
import { markdownStyle } from "@/components/markdown/markdown-style";
import { StandingLabel } from "@/components/moderation/standing-label";
import { classNames } from "@/components/ui/class-names";
import type { PassageQuote } from "@/core/comment";
import type { PersonRef } from "@/core/person";
import { threads as words } from "@/messages/en/threads";
import { CommentActions } from "./comment-actions";
import { CommentComposer } from "./comment-composer";
import { CommentHeader } from "./comment-header";
import { CommentNotice } from "./comment-notice";
import { CommentQuote } from "./comment-quote";
import { useCanComment, useComments, useThread } from "./thread-context";
import type { ThreadComment } from "./thread-state";

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
  const { comment, parent, replyCount, isCollapsed } = props;
  const { viewer, writing, setWriting, toggleReplies } = useThread();
  const canComment = useCanComment();
  const isUnread = useComments(({ thread }) => isNewTo(viewer, thread?.readAt ?? null, comment));
  const [isOpened, setOpened] = useState(false);
  const { id, deleted } = comment;
  const isFolded = comment.isIgnored && !isOpened;
  const isEditing = writing?.id === id && writing.kind === "edit";
  const isReplying = writing?.id === id && writing.kind === "reply";
  const label = deleted
    ? words.deletedComment
    : isFolded
      ? words.ignoredComment
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
      data-unread={isUnread || undefined}
      aria-label={label}
      tabIndex={-1}
      onKeyDown={handleKeyDown}
      className="flex scroll-my-24 flex-col gap-1 rounded-md focus-visible:outline-offset-2"
    >
      {isFolded ? (
        <p className="text-muted text-sm italic">
          {words.fromIgnored}{" "}
          <button
            type="button"
            className="min-h-6 not-italic underline underline-offset-2 hover:text-ink pointer-coarse:min-h-11"
            onClick={() => setOpened(true)}
          >
            {words.show}
          </button>
        </p>
      ) : (
        <>
          <CommentHeader comment={comment} isUnread={isUnread} />
          <StandingLabel of={comment} isOwn={comment.author?.id === viewer?.id} />
          {comment.quote && !isEditing ? <CommentQuote quote={comment.quote} /> : null}
          {deleted ? (
            <p className="text-muted italic">{words.deletedWords}</p>
          ) : isEditing ? (
            <EditField comment={comment} />
          ) : (
            <Body comment={comment} />
          )}
        </>
      )}
      <CommentNotice comment={comment} />
      {isEditing || isFolded ? null : (
        <CommentActions comment={comment} replyCount={replyCount} isCollapsed={isCollapsed} />
      )}
      {isReplying && viewer ? <ReplyField comment={comment} viewer={viewer} /> : null}
    </article>
  );
});

/** By somebody else, since the viewer was here last. */
const isNewTo = (viewer: PersonRef | null, readAt: string | null, comment: ThreadComment): boolean =>
  readAt !== null && comment.createdAt > readAt && !comment.deleted && comment.author?.id !== viewer?.id;

function Body({ comment }: { comment: ThreadComment }) {
  const { drawn } = useThread();
  const { id, version, body, mentions, isNew } = comment;
  const style = classNames("text-base leading-5", isNew && "text-soft");
  const fromServer = drawn.get(id);
  if (fromServer?.version === version) {
    return (
      <div dir="auto" className={classNames(markdownStyle, style)}>
        {fromServer.body}
      </div>
    );
  }
  return <Markdown text={body} people={mentions} className={style} />;
}

function ReplyField({ comment, viewer }: { comment: ThreadComment; viewer: PersonRef }) {
  const { thread, reply, setWriting, focusComment } = useThread();
  const draft = useDraft(draftKey.reply(viewer.id, thread, comment.id));
  const [quote, setQuote] = useState<PassageQuote | null>(null);
  return (
    <CommentComposer
      label={words.replyTo(nameOf(comment))}
      placeholder={words.replyPlaceholder}
      submitLabel={words.reply}
      draft={draft}
      autoFocus
      quote={quote}
      onQuote={setQuote}
      onSubmit={(body) => reply(comment.id, body, quote)}
      onCancel={() => {
        setWriting(null);
        focusComment(comment.id);
      }}
    />
  );
}

function EditField({ comment }: { comment: ThreadComment }) {
  const { viewer, edit, setWriting, focusComment } = useThread();
  // It may be edited elsewhere while one writes here.
  const [{ version }] = useState(comment);
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
        edit(comment.id, body, version);
        leave();
      }}
      onCancel={leave}
    />
  );
}
