"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useCommands } from "@/components/shell/command-registry";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import type { ReviewItem, ReviewList as ReviewLists } from "@/core/review";
import { versionReview as words } from "@/messages/en/version-review";
import { versions } from "@/messages/en/versions";
import { attachHref, ReviewCard, type ReviewedArticle, reviewCardId } from "./review-card";
import { useReview } from "./use-review";

/**
 * Annotations whose place is in question, one under another, old words beside new. `j` and `k` go through
 * them; `y`, `a` and `x` say what is to be done with the one in focus.
 */
export function ReviewList({ article, list }: { article: ReviewedArticle; list: ReviewLists }) {
  const review = useReview(article.id, list);
  const { open, orphans } = review;
  const [at, setAt] = useState(0);
  const here = Math.min(at, open.length - 1);
  const current: ReviewItem | undefined = open[here];
  const router = useRouter();
  const moved = useRef(false);

  const go = (by: 1 | -1) => {
    moved.current = true;
    setAt(Math.max(0, Math.min(open.length - 1, here + by)));
  };
  const decide = (verdict: "confirm" | "orphan") => {
    if (!current || review.busyId !== null) return;
    moved.current = true;
    void review.decide(current, verdict);
  };
  const isPlaced = current?.annotation.target.start !== null;
  const { keys, section } = words;
  useCommands(
    current
      ? [
          { id: "review-next", name: keys.next, section, keys: "j", run: () => go(1) },
          { id: "review-previous", name: keys.previous, section, keys: "k", run: () => go(-1) },
          ...(isPlaced
            ? [{ id: "review-confirm", name: keys.confirm, section, keys: "y", run: () => decide("confirm") }]
            : []),
          {
            id: "review-attach",
            name: keys.attach,
            section,
            keys: "a",
            run: () => router.push(attachHref(current)),
          },
          { id: "review-orphan", name: keys.orphan, section, keys: "x", run: () => decide("orphan") },
        ]
      : [],
  );

  // The keyboard's focus goes with the one that is up, once somebody has moved.
  const currentId = current?.annotation.id;
  useEffect(() => {
    if (!moved.current || currentId === undefined) return;
    document.getElementById(reviewCardId(currentId))?.focus();
  }, [currentId]);

  return (
    <div className="flex flex-col gap-12">
      <section aria-label={words.open(open.length)} className="flex flex-col gap-4">
        {open.length === 0 ? (
          <EmptyState title={words.none.title} level={2}>
            {words.none.hint}
          </EmptyState>
        ) : (
          <>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <h2 className="tabular font-semibold text-lg">{words.open(open.length)}</h2>
              <ConfirmAll items={open} confirmAll={review.confirmAll} />
            </div>
            <p
              aria-hidden="true"
              className="hidden flex-wrap gap-x-4 gap-y-1 text-muted text-sm pointer-fine:flex"
            >
              {(
                [
                  ["j", keys.next],
                  ["k", keys.previous],
                  ["y", keys.confirm],
                  ["a", keys.attach],
                  ["x", keys.orphan],
                ] as const
              ).map(([key, name]) => (
                <span key={key} className="flex items-center gap-1.5">
                  <Kbd keys={key} /> {name}
                </span>
              ))}
            </p>
            <ol className="flex flex-col gap-4">
              {open.map((item, index) => (
                <li key={item.annotation.id}>
                  <ReviewCard
                    item={item}
                    article={article}
                    isCurrent={index === here}
                    isBusy={review.busyId === item.annotation.id}
                    onFocus={() => setAt(index)}
                    onDecide={(verdict) => void review.decide(item, verdict)}
                  />
                </li>
              ))}
            </ol>
          </>
        )}
      </section>
      {orphans.length > 0 ? (
        <section aria-label={words.orphans(orphans.length)} className="flex flex-col gap-4">
          <h2 className="tabular font-semibold text-lg">{words.orphans(orphans.length)}</h2>
          <ul className="flex flex-col gap-4">
            {orphans.map((item) => (
              <li key={item.annotation.id}>
                <ReviewCard item={item} article={article} isCurrent={false} isBusy={false} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function ConfirmAll({
  items,
  confirmAll,
}: {
  items: readonly ReviewItem[];
  confirmAll: () => Promise<void>;
}) {
  const [isAsking, setAsking] = useState(false);
  const count = items.filter(({ annotation }) => annotation.target.start !== null).length;
  if (count === 0) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.confirmAll(count)}</Button>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={words.confirmAsk(count)}
        description={words.confirmHint}
        footer={
          <>
            <Button variant="quiet" onClick={() => setAsking(false)}>
              {versions.history.cancel}
            </Button>
            <Button
              variant="primary"
              onClick={() => {
                setAsking(false);
                void confirmAll();
              }}
            >
              {words.confirmAll(count)}
            </Button>
          </>
        }
      />
    </>
  );
}
