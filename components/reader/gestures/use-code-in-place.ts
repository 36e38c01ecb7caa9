"use client";

import { rememberCode } from "@/components/codebook/picker-memory";
import { annotationOf } from "@/components/reader/layer-store";
import { codesAtHand } from "@/components/reader/quick-codes";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import { useCommands } from "@/components/shell/command-registry";
import { gestures } from "@/messages/en/gestures";

const { commands: names } = gestures.inPlace;

/**
 * Changes the code of the highlight in focus: a digit codes it anew (where it has several, adds one), `x` opens
 * the picker at its code, and what is chosen there takes that code's place.
 */
export function useCodeInPlace(): void {
  const { data, view, actions } = useReader();
  const activeId = useView((state) => state.activeId);
  const active = useLayer((state) => annotationOf(state, activeId ?? ""));
  const isSelecting = useView((state) => state.selection !== null || state.retargeting !== null);
  const one = active && !active.deleted && active.can.edit && !isSelecting ? active : null;
  const viewerId = data.viewer?.id ?? null;
  const byDigit = one ? codesAtHand(data) : [];
  const first = one?.codes[0];
  const { section } = gestures;
  const replace = () => {
    if (!one || first === undefined) return;
    view.setState({ activeId: one.id });
    actions.open({ kind: "codes", annotationId: one.id, instead: first });
  };
  const idle = first === undefined ? names.replaceIdle : undefined;
  useCommands([
    { id: "gesture.replace", name: names.replace, section, keys: "x", idle, run: replace },
    ...(one
      ? [...byDigit].map(([digit, code]) => ({
          id: `gesture.code.${digit}`,
          name: names.codeAs(code.name),
          section,
          keys: digit,
          run: () => {
            if (one.codes.includes(code.id)) return;
            actions.setCodes(one.id, one.codes.length > 1 ? [...one.codes, code.id] : [code.id]);
            rememberCode(viewerId, code.id);
          },
        }))
      : []),
  ]);
}
