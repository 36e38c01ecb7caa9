"use client";

import { BookOpenText, Quote, X } from "lucide-react";
import { useState } from "react";
import { DraftHint } from "@/components/drafts/draft-hint";
import type { DraftField } from "@/components/drafts/use-draft";
import { MarkdownField } from "@/components/markdown/markdown-field";
import { Button, IconButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { MAX_COMMENT_LENGTH, PassageQuote } from "@/core/comment";
import { threads as words } from "@/messages/en/threads";
import { useThread } from "./thread-context";
import { useMentionList } from "./use-mention-list";

// Only the type: the schema beside it would bring zod into the browser.
const LIMIT: typeof MAX_COMMENT_LENGTH = 20_000;

export type CommentComposerProps = {
  label: string;
  placeholder?: string;
  submitLabel: string;
  draft: DraftField;
  autoFocus?: boolean;
  /** One line until it is written in. */
  small?: boolean;
  /** A passage of the article that goes with the words. */
  quote?: PassageQuote | null;
  /** Null: it is left out again. Without it nothing can be quoted here. */
  onQuote?: (quote: PassageQuote | null) => void;
  onSubmit: (body: string) => void;
  /** Leaves the field; the draft is kept. Without it there is no button for it. */
  onCancel?: () => void;
};

/** The field in which comments and replies are written and edited. */
export function CommentComposer(props: CommentComposerProps) {
  const { label, placeholder, submitLabel, draft, autoFocus, small = false, onSubmit, onCancel } = props;
  const { quote = null, onQuote } = props;
  const { on, passages, announce } = useThread();
  const [isEmptyRefused, setEmptyRefused] = useState(false);
  const [isOpen, setOpen] = useState(!small);
  const mentions = useMentionList(on, draft.setText, announce);
  const over = draft.text.length - LIMIT;
  const isEmpty = draft.text.trim() === "";
  const error = over > 0 ? words.tooLong(over) : isEmptyRefused && isEmpty ? words.writeFirst : null;
  const isQuiet = !isOpen && isEmpty;

  function submit() {
    setEmptyRefused(isEmpty);
    if (isEmpty || over > 0) return;
    onSubmit(draft.text);
  }

  return (
    <div className="flex flex-col gap-1.5">
      {quote ? (
        <div className="flex gap-2 rounded-md bg-sunken py-1.5 ps-2.5 pe-1 text-soft">
          <Quote aria-hidden className="mt-1 size-3.5 shrink-0 text-muted" />
          <blockquote className="line-clamp-3 min-w-0 flex-1 font-serif">{quote.exact}</blockquote>
          <IconButton label={words.removeQuote} size="small" onClick={() => onQuote?.(null)}>
            <X aria-hidden />
          </IconButton>
        </div>
      ) : null}
      <MarkdownField
        label={label}
        placeholder={placeholder}
        value={draft.text}
        onChange={draft.setText}
        error={error}
        rows={isQuiet ? 1 : 3}
        isBare={isQuiet}
        autoFocus={autoFocus}
        onFocus={() => setOpen(true)}
        onSubmit={submit}
        onEscape={onCancel}
        completion={mentions}
      >
        {passages && onQuote ? (
          <IconButton
            label={words.quotePassage}
            size="small"
            // What is selected in the article must survive the press.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              const passage = passages.quote();
              if (passage) onQuote(passage);
              else announce(words.selectFirst);
            }}
          >
            <BookOpenText aria-hidden />
          </IconButton>
        ) : null}
      </MarkdownField>
      <div className={classNames("flex flex-wrap items-center justify-between gap-1.5", isQuiet && "hidden")}>
        <DraftHint draft={draft} />
        <span className="ms-auto flex gap-1.5">
          {onCancel ? (
            <Button variant="quiet" size="small" onClick={onCancel}>
              {words.cancel}
            </Button>
          ) : null}
          <Button
            variant={isEmpty ? "secondary" : "primary"}
            size="small"
            onClick={submit}
            aria-disabled={over > 0 || undefined}
          >
            {submitLabel}
          </Button>
        </span>
      </div>
    </div>
  );
}
