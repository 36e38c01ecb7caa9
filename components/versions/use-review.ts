"use client";

import { useState } from "react";
import { RequestFailure, request } from "@/components/api/request";
import { showToast } from "@/components/ui/toast";
import type { AnnotationView } from "@/core/annotation";
import type { ConfirmedAnchors, ReviewItem, ReviewList } from "@/core/review";
import { versionReview as words } from "@/messages/en/version-review";

export interface Review {
  open: readonly ReviewItem[];
  orphans: readonly ReviewItem[];
  /** The one whose verdict is on its way. */
  busyId: string | null;
  decide(item: ReviewItem, verdict: "confirm" | "orphan"): Promise<void>;
  confirmAll(): Promise<void>;
}

/** What is left to review, and the verdicts that are sent. */
export function useReview(articleId: string, list: ReviewList): Review {
  const [open, setOpen] = useState<readonly ReviewItem[]>(list.open);
  const [orphans, setOrphans] = useState<readonly ReviewItem[]>(list.orphans);
  const [busyId, setBusy] = useState<string | null>(null);

  const fail = (thrown: unknown) =>
    void showToast({
      title: thrown instanceof RequestFailure ? thrown.message : words.failed,
      tone: "danger",
      id: "review",
    });
  const drop = (ids: ReadonlySet<string>) =>
    setOpen((items) => items.filter(({ annotation }) => !ids.has(annotation.id)));

  return {
    open,
    orphans,
    busyId,
    async decide(item, verdict) {
      const { id, version } = item.annotation;
      setBusy(id);
      try {
        const annotation = await request<AnnotationView>("POST", `/api/annotations/${id}/review`, {
          verdict,
          version,
        });
        drop(new Set([id]));
        const { target } = annotation;
        if (verdict === "orphan" && target !== null) {
          setOrphans((items) => [...items, { ...item, annotation: { ...annotation, target }, why: "gone" }]);
        }
        void showToast({ title: verdict === "confirm" ? words.confirmed : words.orphaned, id: "review" });
      } catch (thrown) {
        fail(thrown);
      } finally {
        setBusy(null);
      }
    },
    async confirmAll() {
      const placed = open.filter(({ annotation }) => annotation.target.start !== null);
      try {
        const { confirmed, skipped } = await request<ConfirmedAnchors>(
          "POST",
          `/api/articles/${articleId}/review`,
          { confirm: placed.map(({ annotation: { id, version } }) => ({ id, version })) },
        );
        drop(new Set(confirmed));
        void showToast({
          title: words.many(confirmed.length),
          ...(skipped.length > 0 && { description: words.skipped(skipped.length) }),
          id: "review",
        });
      } catch (thrown) {
        fail(thrown);
      }
    },
  };
}
