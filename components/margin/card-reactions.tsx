"use client";

import { useEffect, useState } from "react";
import { request } from "@/components/api/request";
import { AgreedMark } from "@/components/threads/agreed-mark";
import { Reactions } from "@/components/threads/comment-reactions";
import { type AnnotationReactions, type ReactionKind, withReaction } from "@/core/reaction-counts";

/** What people put on an annotation: fetched when its card is opened, since the layer does not carry it. */
export function CardReactions({ annotationId, isViewer }: { annotationId: string; isViewer: boolean }) {
  const [shown, setShown] = useState<AnnotationReactions | null>(null);
  const address = `/api/annotations/${annotationId}/reactions`;

  useEffect(() => {
    const abort = new AbortController();
    request<AnnotationReactions>("GET", address, undefined, abort.signal).then(setShown, () => {
      // Without them the card is whole all the same.
    });
    return () => abort.abort();
  }, [address]);

  async function react(kind: ReactionKind, isOn: boolean) {
    if (!shown) return;
    setShown({ ...shown, items: withReaction(shown.items, kind, isOn) });
    try {
      const items = await request<AnnotationReactions["items"]>(
        isOn ? "PUT" : "DELETE",
        `${address}/${kind}`,
      );
      setShown((now) => now && { ...now, items });
    } catch {
      setShown(shown);
    }
  }

  if (!shown) return null;
  return (
    <>
      {shown.isAgreed ? <AgreedMark /> : null}
      <Reactions
        counts={shown.items}
        onReact={shown.canReact && isViewer ? (kind, isOn) => void react(kind, isOn) : null}
      />
    </>
  );
}
