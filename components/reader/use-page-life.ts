"use client";

import { useEffect } from "react";
import type { UnsavedList } from "@/components/drafts/unsaved-list";
import { WIDE } from "@/components/margin/margin-place";
import { annotationOf } from "@/components/reader/layer-store";
import { useReader } from "@/components/reader/reader-context";
import { SHEET_AT_REST, scrollToPassage } from "@/components/reader/scroll-to-passage";
import type { ViewState } from "@/components/reader/view-store";
import type { AnnotationDraft } from "@/core/annotation";
import { reader as words } from "@/messages/en/reader";

/**
 * What a closed tab or a failed save left behind comes back, marked, and is tried again. Only after the
 * page is there: the server, which draws it first, cannot know of it.
 */
export function useUnsavedDrafts(unsaved: UnsavedList<AnnotationDraft>): void {
  const { layer } = useReader();
  useEffect(() => {
    const state = layer.getState();
    for (const draft of unsaved.all()) {
      if (annotationOf(state, draft.id)) unsaved.forget(draft.id);
      else layer.commands.create(draft);
    }
  }, [unsaved, layer]);
}

/** What could not be saved for want of a connection is tried again when it is back. */
export function useSavingAgain(): void {
  const { layer } = useReader();
  useEffect(() => {
    const tryAgain = () => {
      const { annotations, orphans } = layer.getState();
      for (const { id, save } of [...annotations.values(), ...orphans.values()])
        if (save.kind === "unsaved" && save.canRetry) layer.commands.retry(id);
    };
    window.addEventListener("online", tryAgain);
    return () => window.removeEventListener("online", tryAgain);
  }, [layer]);
}

/** Says once when a highlight could not be saved; the card shows which and offers another try. */
export function useSaveAnnouncements(): void {
  const { layer, announce } = useReader();
  useEffect(() => {
    const failed = (annotations: ReturnType<typeof layer.getState>["annotations"]) => {
      let count = 0;
      for (const { save } of annotations.values()) if (save.kind === "unsaved") count++;
      return count;
    };
    let before = failed(layer.getState().annotations);
    return layer.subscribe(({ annotations }) => {
      const now = failed(annotations);
      if (now > before) announce(words.said.unsaved);
      before = now;
    });
  }, [layer, announce]);
}

/**
 * On a small screen the sheet comes up, at rest, when an annotation comes into focus, and goes when the
 * article's own discussion opens below the text, which it would cover.
 */
export function useSheetFollowsFocus(): void {
  const { layer, view, textRef } = useReader();
  useEffect(() => {
    const follow = ({ activeId, panel, sheet }: ViewState, before: Pick<ViewState, "activeId" | "panel">) => {
      if (window.matchMedia(WIDE).matches) return;
      const isNewFocus = activeId !== null && activeId !== before.activeId;
      const isNewPanel =
        panel !== null && panel !== before.panel && "annotationId" in panel && panel.annotationId !== null;
      const leavesText = panel?.kind === "article-thread" && panel !== before.panel;
      if (leavesText && sheet !== "closed") return view.setState({ sheet: "closed" });
      if (isNewPanel && (sheet === "closed" || sheet === "peek")) view.setState({ sheet: "half" });
      else if (isNewFocus && sheet === "closed") view.setState({ sheet: "peek" });
      else return;
      const annotation = activeId === null ? undefined : layer.getState().annotations.get(activeId);
      if (annotation && textRef.current) {
        const covered = isNewPanel ? window.innerHeight / 2 : SHEET_AT_REST;
        scrollToPassage(textRef.current, annotation, covered);
      }
    };
    // What the address asked for is in focus already.
    follow(view.getState(), { activeId: null, panel: null });
    return view.subscribe(follow);
  }, [view, layer, textRef]);
}
