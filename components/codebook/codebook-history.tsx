"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RequestFailure, request } from "@/components/api/request";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { showToast } from "@/components/ui/toast";
import { WordDiff } from "@/components/ui/word-diff";
import type { ChangedCodebook, CodebookVersionView } from "@/core/codebook/view";
import { codebookChanges } from "@/messages/en/codebook-changes";
import { codebookEditor } from "@/messages/en/codebook-editor";
import { codebookPages } from "@/messages/en/codebook-pages";
import { changeSentence } from "./change-words";

const words = codebookPages.historyPage;

/** What each version did, newest first: to be read as it was, and taken back. */
export function CodebookHistory({
  book,
  versions,
}: {
  book: { id: string; slug: string; version: number };
  versions: readonly CodebookVersionView[];
}) {
  const router = useRouter();
  const [undoing, setUndoing] = useState<number | null>(null);
  const [problem, setProblem] = useState<{ number: number; message: string } | null>(null);

  async function undo(number: number) {
    setUndoing(number);
    setProblem(null);
    try {
      const path = `/api/codebooks/${book.id}/versions/${number}/undo`;
      const { version } = await request<ChangedCodebook>("POST", path, { version: book.version });
      void showToast({ title: codebookEditor.done.undone, description: changeSentence(version.change) });
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setProblem({ number, message: thrown.message });
    } finally {
      setUndoing(null);
      router.refresh();
    }
  }

  if (versions.length === 0) return <p className="text-soft">{words.none}</p>;
  return (
    <ol className="divide-y divide-line border-line border-y">
      {versions.map((version) => (
        <li key={version.number} className="flex flex-col gap-2 py-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h2 className="wrap-anywhere min-w-0 text-lg">
              <span className={version.undoneBy === null ? undefined : "text-muted line-through"}>
                {changeSentence(version.change)}
              </span>
            </h2>
            <p className="tabular flex items-center gap-2 text-muted text-sm">
              {words.version(version.number)}
              {version.number === book.version ? <Badge tone="accent">{words.now}</Badge> : null}
            </p>
          </div>
          <Fields version={version} />
          <p className="text-muted text-sm">
            <RelativeTime at={version.madeAt} /> {version.madeBy ? words.by(version.madeBy.name) : null}
            {version.undoneBy === null ? null : ` · ${words.undoneBy(version.undoneBy)}`}
          </p>
          <div className="flex flex-wrap gap-2">
            <LinkButton
              size="small"
              variant="quiet"
              className="-ms-2.5"
              href={`/codebooks/${book.slug}/versions/${version.number}`}
              aria-label={`${words.read}: ${words.version(version.number)}`}
            >
              {words.read}
            </LinkButton>
            {version.can.undo ? (
              <Button
                size="small"
                busy={undoing === version.number}
                disabled={undoing !== null && undoing !== version.number}
                aria-describedby={`v-${version.number}`}
                onClick={() => void undo(version.number)}
              >
                {version.change.kind === "undone" ? words.redo : words.undo}
              </Button>
            ) : null}
            <span id={`v-${version.number}`} hidden>
              {words.version(version.number)}
            </span>
          </div>
          <div role="alert" className="empty:hidden">
            {problem?.number === version.number ? (
              <p className="border-danger border-s-2 ps-3 font-semibold text-danger">{problem.message}</p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Texts that were changed, word by word; names, colours and keys are in the sentence already. */
function Fields({ version }: { version: CodebookVersionView }) {
  const texts = version.change.fields.filter(
    ({ field, before, after }) => field !== "name" && typeof before === "string" && typeof after === "string",
  );
  if (texts.length === 0) return null;
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-sm text-soft text-sm">
        {texts.map(({ field }) => codebookChanges.field[field] ?? field).join(", ")}
      </summary>
      <dl className="mt-2 flex flex-col gap-2 border-line border-s-2 ps-3 text-sm">
        {texts.map(({ field, before, after }) => (
          <div key={field}>
            <dt className="font-semibold">{codebookChanges.field[field] ?? field}</dt>
            <dd>
              <WordDiff from={String(before)} to={String(after)} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
