"use client";

import { useEffect, useState } from "react";
import { useReader } from "@/components/reader/reader-context";
import { scrollToPassage } from "@/components/reader/scroll-to-passage";
import {
  SelectionContent,
  type SelectionPanelProps,
  useCloseSelectionPanel,
} from "@/components/reader/selection-content";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { reader } from "@/messages/en/reader";

const words = reader.toolbar;

/** On a small screen: a sheet that leaves the passage in view above it. */
export function SelectionSheet({ kind, range }: SelectionPanelProps) {
  const { textRef } = useReader();
  const close = useCloseSelectionPanel();
  const [snap, setSnap] = useState<"peek" | "half" | "full">("half");
  useEffect(() => {
    if (textRef.current) scrollToPassage(textRef.current, range, window.innerHeight / 2);
  }, [textRef, range]);
  return (
    <BottomSheet
      open
      onClose={close}
      label={kind === "codes" ? words.code : words.note}
      snap={snap}
      onSnapChange={setSnap}
    >
      <SelectionContent kind={kind} />
    </BottomSheet>
  );
}
