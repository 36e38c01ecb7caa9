"use client";

import { useMemo } from "react";
import { useReader, useView } from "@/components/reader/reader-context";
import type { MAX_QUOTE_LENGTH, PassageQuote } from "@/core/comment";
import type { TextRange } from "@/core/text/range";

// Only the type: the schema beside it would bring zod into the browser.
const LIMIT: typeof MAX_QUOTE_LENGTH = 2_000;

/**
 * What an open discussion asks of the article: to show what is quoted, and what is to be quoted.
 * @param annotationId of the annotation that it hangs on, where it does
 */
export function useThreadPassages(annotationId: string | null): {
  passages: { show(range: TextRange): void; quote(): PassageQuote | null } | undefined;
  quote: PassageQuote | null;
  onQuoteTaken: () => void;
} {
  const { data, layer, view, actions } = useReader();
  const quote = useView(({ panel }) => (panel && "quote" in panel ? (panel.quote ?? null) : null));
  // Places are those of the current version.
  const isCurrent = data.newerVersion === null;
  return useMemo(
    () => ({
      passages: isCurrent
        ? {
            show: actions.showPassage,
            quote() {
              const { version } = data.article;
              const on = layer.getState().annotations.get(annotationId ?? "");
              const range = view.getState().selection?.range ?? on;
              if (!range || range.end - range.start > LIMIT) return null;
              const { start, end } = range;
              return { versionId: version.id, start, end, exact: version.text.slice(start, end) };
            },
          }
        : undefined,
      quote,
      onQuoteTaken() {
        const { panel } = view.getState();
        if (!panel || !("quote" in panel)) return;
        const { quote: _, ...rest } = panel;
        view.setState({ panel: rest });
      },
    }),
    [isCurrent, quote, annotationId, data, layer, view, actions],
  );
}
