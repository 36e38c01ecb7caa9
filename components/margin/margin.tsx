"use client";

import { Tags } from "lucide-react";
import { type ReactNode, startTransition, useDeferredValue, useEffect, useReducer, useState } from "react";
import { Legend } from "@/components/margin/legend";
import { MarginCards } from "@/components/margin/margin-cards";
import { MarginEmpty } from "@/components/margin/margin-empty";
import { MarginFilter } from "@/components/margin/margin-filter";
import { MarginOrphans } from "@/components/margin/margin-orphans";
import { useMarginPlace } from "@/components/margin/margin-place";
import { StepButtons } from "@/components/margin/step-buttons";
import { useAnnotationKeys } from "@/components/margin/use-annotation-keys";
import { useVisibleAnnotations } from "@/components/margin/use-visible-annotations";
import { GestureButtonsAtHand } from "@/components/reader/gesture-buttons-at-hand";
import { useLayer } from "@/components/reader/reader-context";
import { IconButton } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { margin } from "@/messages/en/margin";

/**
 * The margin beside the text, from 1024 pixels on: the filter and the way from one annotation to the next at
 * its head, and the cards, each at the height of its passage. Stretch it to the height of the text, with the
 * same top. It also registers the keys of the margin, so it stands on every reader page, small screens too.
 */
export function Margin() {
  useAnnotationKeys();
  const place = useMarginPlace();
  // The text is drawn first; its cards follow.
  const visible = useDeferredValue(useVisibleAnnotations());
  const all = useLayer((state) => state.annotations.size);
  const hasOrphans = useLayer((state) => state.orphans.size > 0) && all === 0;
  // Drawn again, the cards find their places anew.
  const [, settle] = useReducer((count: number) => count + 1, 0);

  return (
    <aside aria-label={margin.label} className="screen-only relative hidden min-w-0 lg:block">
      {place === "beside" ? (
        <>
          <h2 className="sr-only">{margin.label}</h2>
          <div className="sticky top-0 z-5 -ms-2 flex items-start justify-between gap-2 bg-paper ps-2 pt-2 pb-2">
            {all > 0 ? <MarginFilter /> : null}
            <div className="ms-auto flex shrink-0 items-center">
              <GestureButtonsAtHand />
              {all > 0 ? (
                <>
                  <LegendButton />
                  <StepButtons />
                </>
              ) : null}
            </div>
          </div>
          <MarginOrphans onHeight={settle} />
          {visible.length === 0 && !hasOrphans ? <MarginEmpty isFiltered={all > 0} /> : null}
          <NextTask>
            <MarginCards annotations={visible} />
          </NextTask>
        </>
      ) : null}
    </aside>
  );
}

/** Drawn after what stands around it, in a task of its own. */
function NextTask({ children }: { children: ReactNode }) {
  const [isTime, setTime] = useState(false);
  useEffect(() => startTransition(() => setTime(true)), []);
  return isTime ? children : null;
}

/** Where there is no room for the legend at the left of the text, it hangs from a button. */
function LegendButton() {
  return (
    <div className="xl:hidden">
      <Popover
        label={margin.legend.label}
        align="end"
        className="w-72"
        trigger={(trigger) => (
          <IconButton {...trigger} label={margin.legend.label} size="small">
            <Tags aria-hidden />
          </IconButton>
        )}
      >
        <Legend place="popover" />
      </Popover>
    </div>
  );
}
