"use client";

import { useMemo } from "react";
import { useReader, useView } from "@/components/reader/reader-context";
import type { PassageQuote } from "@/core/comment";
import type { TextRange } from "@/core/text/range";

/** What an open discussion asks of the article: to show what is quoted, and what is to be quoted. */
export function useThreadPassages(): {
  passages: { show(range: TextRange): void } | undefined;
  quote: PassageQuote | null;
  onQuoteTaken: () => void;
} {
  const { data, view, actions } = useReader();
  const quote = useView(({ panel }) => (panel && "quote" in panel ? (panel.quote ?? null) : null));
  // Places are those of the current version.
  const isCurrent = data.newerVersion === null;
  return useMemo(
    () => ({
      passages: isCurrent ? { show: actions.showPassage } : undefined,
      quote,
      onQuoteTaken() {
        const { panel } = view.getState();
        if (!panel || !("quote" in panel)) return;
        const { quote: _, ...rest } = panel;
        view.setState({ panel: rest });
      },
    }),
    [isCurrent, quote, view, actions],
  );
}
