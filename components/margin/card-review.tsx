"use client";

import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { useReader } from "@/components/reader/reader-context";
import { isOrphan } from "@/components/reader/shown-annotation";
import { Button } from "@/components/ui/button";
import { versionLinks } from "@/messages/en/version-links";

const words = versionLinks.place;

/** On the card of an annotation whose place is in question, or gone: what its author and the article's keepers can say. */
export function CardReview({ annotation }: { annotation: ReaderAnnotation }) {
  const { data, layer, view, actions } = useReader();
  const isLost = isOrphan(annotation);
  const mayReview = annotation.can.edit || data.article.can.edit;
  const isWhole = annotation.exact === "";
  if (!mayReview || isWhole || annotation.deleted || !(annotation.needsReview || isLost)) return null;
  const { id } = annotation;
  return (
    <div className="relative z-1 flex flex-col gap-2 rounded-md bg-warning-wash px-3 py-2">
      <p className="text-sm">{isLost ? words.nowhere : words.question}</p>
      <div className="flex flex-wrap gap-2">
        {isLost ? null : (
          <Button size="small" onClick={() => layer.commands.review(id, { verdict: "confirm" })}>
            {words.confirm}
          </Button>
        )}
        <Button
          size="small"
          variant={isLost ? "secondary" : "quiet"}
          onClick={() => {
            actions.open(null);
            view.setState({ retargeting: id, activeId: id });
          }}
        >
          {words.attach}
        </Button>
      </div>
    </div>
  );
}
