"use client";

import type { RefObject } from "react";
import type { ComparedArticle } from "@/components/agreement/compared-text";
import type { CodedSpan } from "@/core/agreement/coded-span";
import type { CodeRef } from "@/core/codebook";
import type { Choice } from "@/core/disagreement/passages";
import type { Settle, SettlementView } from "@/core/settling/settlement";
import type { TextRange } from "@/core/text/range";
import { BoundaryDialog } from "./boundary-dialog";
import { CodeDialog } from "./code-dialog";
import { PlaceDialog } from "./place-dialog";

/** What is being asked for, before something is decided with the answer. */
export type Asking =
  | { what: "boundary" | "code"; choice: Choice }
  | { what: "place"; settlement: SettlementView }
  | null;

/** Whether two choices are of one code at one place. */
export const isSameChoice = (a: CodedSpan, b: CodedSpan): boolean =>
  a.start === b.start && a.end === b.end && a.code === b.code;

/** The dialogs of settling. */
export function SettleDialogs({
  asking,
  close,
  article,
  codes,
  root,
  decide,
  place,
}: {
  asking: Asking;
  close: () => void;
  article: ComparedArticle;
  codes: readonly CodeRef[];
  root: RefObject<HTMLElement | null>;
  decide: (decision: Pick<Settle, "how" | "codeId" | "start" | "end">) => void;
  place: (settlement: SettlementView, range: TextRange) => void;
}) {
  if (asking?.what === "place") {
    const { settlement } = asking;
    return (
      <PlaceDialog
        key={settlement.id}
        article={article}
        settlement={settlement}
        root={root}
        onClose={close}
        onChoose={(range) => {
          close();
          place(settlement, range);
        }}
      />
    );
  }
  if (!asking) return null;
  const { choice } = asking;
  return asking.what === "boundary" ? (
    <BoundaryDialog
      article={article}
      from={choice}
      root={root}
      onClose={close}
      onChoose={(range) => {
        close();
        decide({ how: "boundary", codeId: choice.code, ...range });
      }}
    />
  ) : (
    <CodeDialog
      codes={codes}
      from={choice.code}
      onClose={close}
      onChoose={(codeId) => {
        close();
        decide({ how: "code", codeId, start: choice.start, end: choice.end });
      }}
    />
  );
}
