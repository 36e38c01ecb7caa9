"use client";

import { useEffect } from "react";
import { annotationOf } from "@/components/reader/layer-store";
import { useReader } from "@/components/reader/reader-context";
import { showToast } from "@/components/ui/toast";
import { reader as words } from "@/messages/en/reader";

/** The address asks to put an annotation on another passage: choosing begins at once, and leads back to the review. */
export function useAttaching(annotationId: string | null): void {
  const { data, layer, view } = useReader();
  useEffect(() => {
    if (annotationId === null || !annotationOf(layer.getState(), annotationId)) return;
    view.setState({ retargeting: annotationId, activeId: annotationId });
    const stop = view.subscribe(({ retargeting }) => {
      if (retargeting !== null) return;
      stop();
      const review = `/articles/${data.article.slug}/review`;
      void showToast({
        title: words.retarget.done,
        action: { label: words.retarget.toReview, run: () => window.location.assign(review) },
      });
    });
    return stop;
  }, [annotationId, data, layer, view]);
}
