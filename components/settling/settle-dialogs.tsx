"use client";

import type { RefObject } from "react";
import type { ComparedArticle } from "@/components/agreement/compared-text";
import type { CodeRef } from "@/core/codebook";
import type { Choice } from "@/core/disagreement/passages";
import type { Settle, SettlementView } from "@/core/settling/settlement";
import type { TextRange } from "@/core/text/range";
import { BoundaryDialog } from "./boundary-dialog";
import { CodeDialog } from "./code-dialog";
import { PlaceDialog } from "./place-dialog";

/** What is being asked for, before something is decided with the answer. */
export type Asking =
  | { what: "boundary" }
  | { what: "code" }
  | { what: "place"; settlement: SettlementView }
  | null;

/** The dialogs of settling. One about a choice closes when that is decided by somebody else meanwhile. */
export function SettleDialogs({
  asking,
  close,
  article,
  codes,
  choice,
  root,
  decide,
  place,
}: {
  asking: Asking;
  close: () => void;
  article: ComparedArticle;
  codes: readonly CodeRef[];
  choice: Choice | undefined;
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
  if (!asking || !choice) return null;
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
