"use client";

import { useEffect, useRef } from "react";
import { cardId } from "@/components/margin/focus-card";
import { useAnnotationSteps } from "@/components/margin/use-annotation-steps";
import { cardActions } from "@/components/margin/use-card-actions";
import { annotationOf } from "@/components/reader/layer-store";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import { type Command, useCommands } from "@/components/shell/command-registry";
import { isTypingIn } from "@/components/shell/shortcut-guard";
import { margin } from "@/messages/en/margin";

const { commands: names } = margin.card;

/**
 * The keys of the margin: `j` and `k` walk through the annotations; `c`, `e`, `r`, Delete act on the one in
 * focus (while nothing is selected); Escape leaves it. All have a name in the palette.
 */
export function useAnnotationKeys(): void {
  const reader = useReader();
  const { step, count } = useAnnotationSteps();
  const activeId = useView((state) => state.activeId);
  const active = useLayer((state) => annotationOf(state, activeId ?? ""));
  const isSelecting = useView((state) => state.selection !== null || state.retargeting !== null);
  const acts = active && !isSelecting ? cardActions(reader, active) : null;

  const go = (by: 1 | -1) => {
    if (!step(by, true)) reader.announce(by === 1 ? margin.step.noNext : margin.step.noPrevious);
  };
  const section = margin.step.section;
  const command = (id: string, name: string, run: (() => void) | null, keys?: string): Command[] =>
    run || keys
      ? [
          {
            id: `annotation-${id}`,
            name,
            section,
            keys,
            idle: run ? undefined : margin.step.idle,
            run: run ?? (() => {}),
          },
        ]
      : [];

  useCommands([
    ...command("next", margin.step.next, count > 0 ? () => go(1) : null, count > 0 ? "j" : undefined),
    ...command(
      "previous",
      margin.step.previous,
      count > 0 ? () => go(-1) : null,
      count > 0 ? "k" : undefined,
    ),
    ...command("codes", names.codes, acts?.changeCodes ?? null, "c"),
    ...command("note", names.note, acts?.writeNote ?? null, "e"),
    ...command("discuss", names.discuss, acts?.discuss ?? null, "r"),
    ...command("retarget", names.retarget, acts?.retarget ?? null),
    ...command("visibility", names.visibility, acts?.toggleVisibility ?? null),
    ...command("link", names.link, acts?.copyLink ?? null),
    ...command("delete", names.delete, acts?.remove ?? null, "Delete"),
  ]);
  useLeaving();
}

/**
 * Escape closes what is open about the annotation in focus, then leaves it. Not a registered command: an
 * Escape that a menu, a popover or a field answers to is theirs.
 */
function useLeaving(): void {
  const { view, actions } = useReader();
  const before = useRef<HTMLElement>(null);

  useEffect(() => {
    // Where the keyboard was in the text before it went to a card, to give it back.
    const unsubscribe = view.subscribe((state, previous) => {
      if (state.activeId === previous.activeId || previous.activeId !== null) return;
      const focused = document.activeElement;
      before.current = focused instanceof HTMLElement && focused.closest(".article-text") ? focused : null;
    });

    function leave(event: KeyboardEvent) {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      const { activeId, panel, selection, retargeting } = view.getState();
      if (activeId === null || selection || retargeting) return;
      if (isTypingIn(event.target) || document.querySelector('[popover="auto"]:popover-open, dialog:modal')) {
        return;
      }
      event.preventDefault();
      if (panel && "annotationId" in panel && panel.annotationId === activeId) return actions.open(null);
      const isOnCard = document.getElementById(cardId(activeId))?.contains(document.activeElement);
      view.setState({ activeId: null, hoverId: null });
      if (isOnCard && before.current?.isConnected) before.current.focus({ preventScroll: true });
    }
    window.addEventListener("keydown", leave);
    return () => {
      unsubscribe();
      window.removeEventListener("keydown", leave);
    };
  }, [view, actions]);
}
