"use client";

import { useEffect, useState } from "react";
import { RequestFailure, request } from "@/components/api/request";
import { type ChipCode, CodeChip } from "@/components/ui/code-chip";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { CodingView } from "@/core/codebook/view";
import { codebookPages } from "@/messages/en/codebook-pages";
import { CodeMeaning } from "./code-details";

const words = codebookPages.coding;

/** What an annotation's codes mean now, and with which version of its codebook each was given. */
export function CodingDialog({ annotationId, onClose }: { annotationId: string; onClose: () => void }) {
  const [codings, setCodings] = useState<readonly CodingView[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    request<CodingView[]>("GET", `/api/annotations/${annotationId}/codes`, undefined, stop.signal).then(
      setCodings,
      (thrown: unknown) => {
        if (thrown instanceof RequestFailure) setProblem(thrown.message);
      },
    );
    return () => stop.abort();
  }, [annotationId]);
  return (
    <Dialog open onClose={onClose} title={words.title} width="36rem">
      <div aria-live="polite">
        {problem ? <p className="font-semibold text-danger">{problem}</p> : null}
        {codings || problem ? null : <Skeleton className="h-20 w-full" />}
      </div>
      <ul className="flex flex-col gap-6">
        {codings?.map((coding) => (
          <li key={coding.code.id} className="flex flex-col gap-2">
            <p>
              <CodeChip code={coding.code as ChipCode} />
            </p>
            <CodeMeaning code={coding} />
            <p className="text-muted text-sm">
              {words.codedWith(coding.codedWith, coding.codebook.version)}{" "}
              <a
                href={`/codebooks/${coding.codebook.slug}#${coding.code.slug}`}
                className="text-accent underline underline-offset-2"
              >
                {words.open}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
