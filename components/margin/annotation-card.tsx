"use client";

import { CircleHelp, Lock, MessageSquare } from "lucide-react";
import dynamic from "next/dynamic";
import { memo, useId } from "react";
import { CardActions } from "@/components/margin/card-actions";
import { CardCodes } from "@/components/margin/card-codes";
import { CardNote } from "@/components/margin/card-note";
import { CardPanel } from "@/components/margin/card-panel";
import { excerptOf } from "@/components/margin/card-passage";
import { CardReview } from "@/components/margin/card-review";
import { CardSaveNotice } from "@/components/margin/card-save-notice";
import { cardId } from "@/components/margin/focus-card";
import { StandingLabel } from "@/components/moderation/standing-label";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import { Avatar } from "@/components/ui/avatar";
import { classNames } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import { Spinner } from "@/components/ui/spinner";
import { margin } from "@/messages/en/margin";

const words = margin.card;
const NoteHistory = dynamic(
  () => import("@/components/notes/note-history").then((part) => part.NoteHistory),
  {
    loading: () => words.edited,
  },
);

export interface AnnotationCardProps {
  annotation: ReaderAnnotation;
  /** In focus: whole, with what can be done and what is open about it. */
  isOpen: boolean;
  /** Repeats the words of the passage, where the passage itself may be out of sight. */
  withQuote?: boolean;
  /** Without a frame of its own: in a stack or in the sheet. */
  isBare?: boolean;
}

/** One annotation: two or three lines while it waits, everything when it is in focus. */
export const AnnotationCard = memo(function AnnotationCard({
  annotation,
  isOpen,
  withQuote = false,
  isBare = false,
}: AnnotationCardProps) {
  const { data, view, actions } = useReader();
  const { id } = annotation;
  const isWriting = useView(
    ({ panel }) => isOpen && panel?.kind === "note" && panel.annotationId === annotation.id,
  );
  const headingId = useId();
  const colour = data.codes.get(annotation.codes[0] ?? "");
  const changeCode = (instead: string) => actions.open({ kind: "codes", annotationId: id, instead });
  const hover = (hoverId: string | null) => () => view.setState({ hoverId });

  return (
    <article
      id={cardId(id)}
      aria-labelledby={headingId}
      data-hue={colour?.hue}
      data-shade={colour?.shade}
      onPointerEnter={hover(id)}
      onPointerLeave={hover(null)}
      className={classNames(
        "relative flex flex-col gap-1.5 border-s-2 text-base outline-accent has-[[data-card-button]:focus-visible]:outline-2",
        isBare && "-outline-offset-2",
        colour ? "border-s-code-line" : "border-s-line-strong",
        !isBare && "rounded-e-md",
        isOpen
          ? "gap-2 bg-surface py-2.5 ps-3 pe-2.5"
          : "py-1 ps-2.5 pe-2 hover:bg-surface hover:shadow-card",
        isOpen && !isBare && "shadow-float",
      )}
    >
      <CardHead annotation={annotation} headingId={headingId} isOpen={isOpen} />
      {withQuote ? <PassageQuote annotation={annotation} /> : null}
      <StandingLabel
        of={annotation}
        isOwn={annotation.authorId === data.viewer?.id}
        className="relative z-1"
      />
      {annotation.deleted ? <p className="text-muted text-sm italic">{words.removed}</p> : null}
      <CardCodes
        codes={annotation.codes}
        most={isOpen ? undefined : 2}
        onChange={isOpen && annotation.can.edit && !annotation.deleted ? changeCode : undefined}
      />
      {annotation.note && !isWriting ? <CardNote text={annotation.note} isOpen={isOpen} /> : null}
      <CardSaveNotice annotation={annotation} />
      {isOpen ? (
        <>
          <CardReview annotation={annotation} />
          <CardActions annotation={annotation} />
          <CardPanel annotation={annotation} />
        </>
      ) : null}
    </article>
  );
});

/** Who, when, and for whom. The name is the card's button: it brings the card into focus, then its discussion. */
function CardHead({
  annotation,
  headingId,
  isOpen,
}: {
  annotation: ReaderAnnotation;
  headingId: string;
  isOpen: boolean;
}) {
  const { data, actions } = useReader();
  const author = useLayer((state) => state.people.get(annotation.authorId));
  const name = author?.name ?? words.unknownPerson;
  const quote = excerptOf(data.article.version.text, annotation, 60);

  function press() {
    if (!isOpen) actions.focus(annotation.id);
    else if (annotation.can.comment || annotation.commentCount > 0) {
      actions.open({ kind: "thread", annotationId: annotation.id });
    }
  }

  return (
    <header className="flex min-h-6 items-center gap-2">
      <Avatar name={name} seed={author?.handle} size={isOpen ? "small" : "tiny"} />
      <h3 id={headingId} className="flex min-w-0 flex-1 font-semibold text-sm">
        <button
          type="button"
          data-card-button
          aria-expanded={isOpen}
          onClick={press}
          // A folded card is pressed anywhere: its button covers it.
          className={classNames(
            "min-w-0 truncate text-start outline-none",
            !isOpen && "after:absolute after:inset-0",
          )}
        >
          {name}
        </button>
        <span className="sr-only"> {words.on(quote)}</span>
      </h3>
      <CardMarkers annotation={annotation} isOpen={isOpen} />
    </header>
  );
}

function CardMarkers({ annotation, isOpen }: { annotation: ReaderAnnotation; isOpen: boolean }) {
  const { save, groupId, version, commentCount } = annotation;
  // An empty note has no history, and nothing is fetched before it is saved.
  const hasHistory =
    isOpen && annotation.note !== "" && annotation.noteEditedAt !== null && save.kind === "saved";
  return (
    <div className="tabular flex shrink-0 items-center gap-2 text-muted text-xs [&_svg]:size-3.5">
      {save.kind === "saving" ? <Spinner label={margin.save.saving} /> : null}
      {groupId === null ? (
        <span className="flex items-center gap-1" title={words.onlyMeHint}>
          <Lock aria-hidden />
          {words.onlyMe}
        </span>
      ) : null}
      {commentCount > 0 ? (
        <span className="flex items-center gap-1" title={words.comments(commentCount)}>
          <MessageSquare aria-hidden />
          <span aria-hidden="true">{commentCount}</span>
          <span className="sr-only">{words.comments(commentCount)}</span>
        </span>
      ) : null}
      {annotation.needsReview ? (
        <span className="flex items-center gap-1 text-warning" title={words.inReviewHint}>
          <CircleHelp aria-hidden />
          {words.inReview}
        </span>
      ) : null}
      {version > 1 && !annotation.deleted ? (
        hasHistory ? (
          <NoteHistory annotation={annotation} />
        ) : (
          <span>{words.edited}</span>
        )
      ) : null}
      <RelativeTime at={annotation.createdAt} />
    </div>
  );
}

/** The passage's own words, which lead to it. */
function PassageQuote({ annotation }: { annotation: ReaderAnnotation }) {
  const { data, actions } = useReader();
  return (
    <button
      type="button"
      title={words.toPassage}
      onClick={() => actions.focus(annotation.id)}
      className="relative z-1 text-start"
    >
      <q lang={data.article.language} className="line-clamp-2 font-serif text-lg text-soft leading-6">
        {excerptOf(data.article.version.text, annotation)}
      </q>
    </button>
  );
}
