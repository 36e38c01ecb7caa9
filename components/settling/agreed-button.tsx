"use client";

import { useState } from "react";
import { ChoiceCode } from "@/components/agreement/choice-line";
import type { ComparedArticle } from "@/components/agreement/compared-text";
import { excerptOf } from "@/components/agreement/excerpt";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { CodeRef } from "@/core/codebook";
import { inOneAction } from "@/core/settling/most-agreed";
import { agreedChoices, type OpenPassage } from "@/core/settling/open-passage";
import { settling } from "@/messages/en/settling";
import type { SettlingState } from "./use-settling";

const words = settling.agreed;
const PREVIEWED = 12;

/** Settles what all have alike, after a look at what that would be. */
export function AgreedButton({
  passages,
  article,
  codes,
  settling: state,
}: {
  passages: readonly OpenPassage[];
  article: ComparedArticle;
  codes: ReadonlyMap<string, CodeRef>;
  settling: SettlingState;
}) {
  const [isAsking, setAsking] = useState(false);
  const agreed = inOneAction(agreedChoices(passages));
  if (!state.layer.can.settleAgreed || agreed.length === 0) return null;
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {words.button(agreed.length)}
      </Button>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={words.title(agreed.length)}
        description={words.hint}
        width="36rem"
        footer={
          <>
            <Button variant="quiet" onClick={() => setAsking(false)}>
              {words.cancel}
            </Button>
            <Button
              variant="primary"
              data-autofocus
              onClick={() => {
                setAsking(false);
                void state.settleAgreed(agreed);
              }}
            >
              {words.confirm}
            </Button>
          </>
        }
      >
        <ul className="flex flex-col gap-2">
          {agreed.slice(0, PREVIEWED).map((choice) => (
            <li
              key={`${choice.start} ${choice.end} ${choice.code}`}
              className="flex flex-col items-start gap-1"
            >
              <ChoiceCode code={codes.get(choice.code)} />
              <span lang={article.language} className="font-serif">
                {excerptOf(article.text.slice(choice.start, choice.end))}
              </span>
            </li>
          ))}
        </ul>
        {agreed.length > PREVIEWED ? (
          <p className="mt-2 text-muted">{words.more(agreed.length - PREVIEWED)}</p>
        ) : null}
      </Dialog>
    </>
  );
}
