"use client";

import Link from "next/link";
import { useId } from "react";
import type { FormAction } from "@/components/groups/form-state";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CodeRef } from "@/core/codebook";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { AuthorRecordView } from "./author-record-view";
import { CaseActions, type CaseHandlers } from "./case-actions";
import { CaseContext } from "./case-context";
import { CaseReasons } from "./case-reasons";
import type { QueueItem } from "./use-queue";

const words = moderationScreens.card;
const queueWords = moderationScreens.queue;

export interface CaseCardProps {
  item: QueueItem;
  codes: ReadonlyMap<string, CodeRef>;
  viewerId: string;
  isCurrent: boolean;
  isSelected: boolean;
  /** In a queue of several groups each case says which it is of. */
  withGroup: boolean;
  /** Address of the queue with one more filter. */
  filterHref: (name: "article" | "author", value: string) => string;
  on: CaseHandlers;
  onSelect: (isOn: boolean) => void;
  onUndo: () => void;
  onAgain: () => void;
  onFocus: () => void;
  action: FormAction;
}

export const caseElementId = (id: string): string => `case-${id}`;

/** Where the words stand, for whoever wants to see all around them. */
const placeOf = ({ subject }: QueueItem["one"]): string =>
  subject.kind === "comment" ? `/comments/${subject.id}` : `/annotations/${subject.id}`;

/** One case with all that is needed to decide it; decided, a line that can be taken back. */
export function CaseCard(props: CaseCardProps) {
  const { item, isCurrent, viewerId, on, onUndo, onAgain, onFocus, action } = props;
  const { one, outcome, notice } = item;
  const headingId = useId();
  if (outcome) {
    return (
      <article
        id={caseElementId(one.id)}
        tabIndex={-1}
        onFocus={onFocus}
        aria-labelledby={headingId}
        className="flex min-h-11 flex-wrap items-center gap-x-3 border-line border-t px-3 py-1.5 text-soft sm:px-4"
      >
        <h2 id={headingId} className="min-w-0 truncate font-normal">
          {outcome.text}
        </h2>
        {outcome.action ? (
          <Button variant="quiet" size="small" onClick={onUndo}>
            {moderationScreens.act.undo}
          </Button>
        ) : null}
      </article>
    );
  }
  const { claim } = one;
  const isMine = claim?.by.id === viewerId;
  return (
    <article
      id={caseElementId(one.id)}
      tabIndex={-1}
      onFocus={onFocus}
      aria-labelledby={headingId}
      data-current={isCurrent || undefined}
      className={classNames(
        "scroll-my-20 border-line border-t px-3 py-4 outline-none sm:px-4",
        "shadow-[inset_3px_0_0_transparent] data-[current]:bg-surface data-[current]:shadow-[inset_3px_0_0_var(--accent)]",
      )}
    >
      <CaseHead {...props} headingId={headingId} />
      <div className="mt-3 grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1fr)_12rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <CaseContext one={one} codes={props.codes} />
          <CaseReasons one={one} />
          {claim ? (
            <p className={classNames("text-sm", isMine ? "text-muted" : "font-semibold")}>
              {isMine ? words.claimedByYou : words.claimedBy(claim.by.name)}
            </p>
          ) : null}
          <div role="status" className="empty:hidden">
            {notice ? (
              <p className="flex flex-wrap items-center gap-2 border-warning border-s-2 ps-3">
                {notice}
                <Button variant="quiet" size="small" onClick={onAgain}>
                  {moderationScreens.act.again}
                </Button>
              </p>
            ) : null}
          </div>
          <CaseActions item={item} isMine={isMine} on={on} action={action} />
        </div>
        <AuthorRecordView record={one.author} />
      </div>
    </article>
  );
}

function CaseHead({
  item,
  headingId,
  isSelected,
  withGroup,
  filterHref,
  onSelect,
}: CaseCardProps & { headingId: string }) {
  const { subject, author, article, group, kinds, openedAt } = item.one;
  const { one } = item;
  const link =
    "inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11";
  return (
    <header className="flex items-start gap-3">
      <input
        type="checkbox"
        checked={isSelected}
        onChange={(event) => onSelect(event.currentTarget.checked)}
        aria-label={queueWords.selectCase(author.person.name)}
        className="mt-1 size-4 shrink-0 accent-accent pointer-coarse:size-6"
      />
      <div className="min-w-0 flex-1">
        <h2 id={headingId} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Avatar name={author.person.name} seed={author.person.handle} size="tiny" />
          <Link
            href={filterHref("author", author.person.id)}
            prefetch={false}
            title={queueWords.filterAuthor}
            className="font-semibold hover:underline"
          >
            {author.person.name}
          </Link>
          <span className="font-normal text-muted text-sm">
            {subject.kind === "comment" ? words.comment : words.annotation} ·{" "}
            <RelativeTime at={subject.createdAt} />
            {subject.editedAt ? ` · ${words.edited}` : ""}
          </span>
          {kinds.map((kind) => (
            <Badge key={kind} tone={kind === "flagged" ? "warning" : "neutral"}>
              {queueWords.kind[kind]}
            </Badge>
          ))}
          {subject.standing === "hidden" ? <Badge>{moderationScreens.standings.hidden}</Badge> : null}
        </h2>
        <p className="wrap-anywhere text-muted text-sm">
          <Link
            href={filterHref("article", article.id)}
            prefetch={false}
            title={queueWords.filterArticle}
            className="text-soft hover:underline"
          >
            {article.title}
          </Link>
          {withGroup ? ` · ${group.name}` : ""} · {words.waiting} <RelativeTime at={openedAt} /> ·{" "}
          <a href={placeOf(one)} className={link}>
            {words.openInPlace}
          </a>
        </p>
      </div>
    </header>
  );
}
