"use client";

import { useMemo } from "react";
import { rememberCode } from "@/components/codebook/picker-memory";
import { phraseHref } from "@/components/concordance/concordance-ask";
import { codesAtHand, type QuickCode, quickCodes } from "@/components/reader/quick-codes";
import { useReader, useView } from "@/components/reader/reader-context";
import { isAboutSelection } from "@/components/reader/view-store";
import { type Command, useCommands } from "@/components/shell/command-registry";
import type { CodeRef } from "@/core/codebook";
import { reader as words } from "@/messages/en/reader";

/** As many as fit beside one another at a selection. */
const QUICK_CODES = 4;

/** What can be done with the selection: the same for the toolbar's buttons, the keys and the palette. */
export interface SelectionActions {
  quick: readonly QuickCode[];
  highlight(): void;
  tag(codeId: string): void;
  pickCode(): void;
  writeNote(): void;
  discuss(): void;
  /** Null where the viewer may not say anything about it. */
  quote: (() => void) | null;
  toggleVisibility(): void;
  /** Leads to where the selected words stand in all articles. */
  findEverywhere(): void;
  clear(): void;
}

/** The actions, with their keys registered while there is a selection that may be annotated. */
export function useSelectionActions(): SelectionActions {
  const { data, layer, view, actions, textRef, announce } = useReader();
  const isSelected = useView((state) => state.selection !== null);
  const isBusy = useView(({ panel, retargeting }) => isAboutSelection(panel) || retargeting !== null);
  const viewerId = data.viewer?.id ?? null;
  // Worked out when a selection begins: codes must not change places under the hand.
  const { byDigit, quick } = useMemo(() => {
    if (!isSelected) return { byDigit: new Map<string, CodeRef>(), quick: [] };
    const byDigit = codesAtHand(data);
    const annotations = layer.getState().annotations.values();
    return { byDigit, quick: quickCodes(data.codes, byDigit, annotations, QUICK_CODES) };
  }, [isSelected, data, layer]);

  /** Where the keyboard chooses passages it goes on doing so. */
  const backToText = () => {
    if (view.getState().choosing) textRef.current?.focus({ preventScroll: true });
  };
  const selectionActions: SelectionActions = {
    quick,
    highlight() {
      actions.annotateSelection();
      backToText();
    },
    tag(codeId) {
      actions.annotateSelection({ codes: [codeId] });
      rememberCode(viewerId, codeId);
      backToText();
    },
    pickCode: () => actions.open({ kind: "codes", annotationId: null }),
    writeNote: () => actions.open({ kind: "note", annotationId: null }),
    discuss() {
      const annotationId = actions.annotateSelection();
      view.setState({ choosing: false });
      if (annotationId !== null) actions.open({ kind: "thread", annotationId });
    },
    quote: data.canAnnotate && data.newerVersion === null ? actions.quoteSelection : null,
    toggleVisibility() {
      const isPrivate = !view.getState().isPrivate;
      view.setState({ isPrivate });
      announce(words.said.visibility(isPrivate ? words.toolbar.onlyMe : data.group.name));
    },
    findEverywhere() {
      const range = view.getState().selection?.range;
      if (range) window.location.assign(phraseHref(data.article.version.text.slice(range.start, range.end)));
    },
    clear() {
      backToText();
      view.setState({ choosing: false });
      actions.clearSelection();
    },
  };

  const names = words.commands;
  const idle = isSelected && !isBusy ? undefined : names.idle;
  const command = (id: string, name: string, keys: string, run: () => void): Command => ({
    id: `reader.${id}`,
    name,
    section: words.section,
    keys,
    idle,
    run,
  });
  const everywhere = command("everywhere", names.everywhere, "f", selectionActions.findEverywhere);
  const clear = command("clear", names.clear, "Escape", selectionActions.clear);
  useCommands(
    data.viewer === null
      ? [everywhere, clear]
      : [
          command("highlight", names.highlight, "h", selectionActions.highlight),
          command("code", names.code, "c", selectionActions.pickCode),
          command("note", names.note, "n", selectionActions.writeNote),
          command("discuss", names.discuss, "d", selectionActions.discuss),
          ...(selectionActions.quote ? [command("quote", names.quote, "q", selectionActions.quote)] : []),
          ...(idle === undefined ? [...byDigit] : []).map(([digit, code]) =>
            command(`tag.${digit}`, names.tagAs(code.name), digit, () => selectionActions.tag(code.id)),
          ),
          ...(data.canAnnotate
            ? [command("visibility", names.visibility, "p", selectionActions.toggleVisibility)]
            : []),
          everywhere,
          clear,
        ],
  );
  return selectionActions;
}
