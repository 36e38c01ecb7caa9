"use client";

import { useEffect, useMemo } from "react";
import { keepCode, tagWithKept } from "@/components/reader/gestures/kept-code";
import { codesAtHand } from "@/components/reader/quick-codes";
import { useReader, useView } from "@/components/reader/reader-context";
import { isAboutSelection } from "@/components/reader/view-store";
import { type Command, useCommands } from "@/components/shell/command-registry";
import { gestures } from "@/messages/en/gestures";

const names = gestures.kept.commands;
/** After a second click a third may follow, which means the whole paragraph: milliseconds. */
const THIRD_CLICK_MS = 320;

/** Keeps a code by key (`t`, or Shift with its digit), tags what is selected, and lets it go by Escape. */
export function useKeptCode(): void {
  const reader = useReader();
  const { data, view } = reader;
  const keptId = useView((state) => state.keptCode);
  const kept = keptId === null ? null : (data.codes.get(keptId) ?? null);
  const isFree = useView(({ panel, retargeting }) => !isAboutSelection(panel) && retargeting === null);
  const isSelected = useView((state) => state.selection !== null);
  useTaggingByMouse();

  // What was chosen in the picker meanwhile counts the next time the code changes hands.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const byDigit = useMemo(() => codesAtHand(data), [data, keptId, isSelected]);

  const { section } = gestures;
  const commands: Command[] = [
    {
      id: "gesture.keep",
      name: kept ? gestures.kept.change : names.choose,
      section,
      keys: "t",
      words: ["sticky", "pin"],
      run: () => view.setState({ choosingKept: true }),
    },
    ...[...byDigit].map(([digit, code]) => ({
      id: `gesture.keep.${digit}`,
      name: names.keep(code.name),
      section,
      keys: `shift+${digit}`,
      run: () => keepCode(reader, view.getState().keptCode === code.id ? null : code.id),
    })),
  ];
  if (kept && isFree && isSelected) {
    commands.push({
      id: "gesture.tag",
      name: names.tag(kept.name),
      section,
      keys: "Enter",
      run: () => tagWithKept(reader),
    });
  }
  if (kept && isFree && !isSelected) {
    commands.push({
      id: "gesture.keep.stop",
      name: names.stop,
      section,
      keys: "Escape",
      run: () => keepCode(reader, null),
    });
  }
  useCommands(commands);
}

/**
 * A passage that the mouse selects is tagged as the button is let go. A finger moves its selection by handles,
 * and the keyboard by steps: with them a press says when it is the right one.
 */
function useTaggingByMouse(): void {
  const reader = useReader();
  const { view } = reader;
  const isOn = useView((state) => state.keptCode !== null);
  useEffect(() => {
    if (!isOn) return;
    let clicks = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = (event: MouseEvent) => {
      clicks = event.detail;
      clearTimeout(timer);
    };
    document.addEventListener("mousedown", count, true);
    const unsubscribe = view.subscribe(({ selection, panel, retargeting }, before) => {
      if (!selection || selection === before.selection || selection.by !== "mouse") return;
      if (retargeting !== null || isAboutSelection(panel)) return;
      clearTimeout(timer);
      timer = setTimeout(() => tagWithKept(reader), clicks === 2 ? THIRD_CLICK_MS : 0);
    });
    return () => {
      clearTimeout(timer);
      document.removeEventListener("mousedown", count, true);
      unsubscribe();
    };
  }, [isOn, reader, view]);
}
