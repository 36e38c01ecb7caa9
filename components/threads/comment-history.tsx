"use client";

import { useEffect, useState } from "react";
import { LoadProblem } from "@/components/api/load-problem";
import { Popover } from "@/components/ui/popover";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonText } from "@/components/ui/skeleton";
import { WordDiff } from "@/components/ui/word-diff";
import type { CommentRevisionView } from "@/core/comment";
import { threads as words } from "@/messages/en/threads";
import { fetchRevisions } from "./thread-api";
import type { ThreadComment } from "./thread-state";

/** “edited”, which opens what the comment said before each of its edits. */
export function CommentHistory({ comment }: { comment: ThreadComment }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label={words.history}
      onOpenChange={setOpen}
      className="w-96"
      trigger={(trigger) => (
        <button
          {...trigger}
          type="button"
          title={words.showHistory}
          className="min-h-6 text-muted underline decoration-dotted underline-offset-2 hover:text-ink pointer-coarse:min-h-11"
        >
          {words.edited}
        </button>
      )}
    >
      {isOpen ? <History comment={comment} /> : null}
    </Popover>
  );
}

function History({ comment }: { comment: ThreadComment }) {
  const { id, version, body, createdAt, editedAt } = comment;
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<CommentRevisionView[] | "loading" | "failed">("loading");

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version or another attempt asks again.
  useEffect(() => {
    let isCurrent = true;
    fetchRevisions(id).then(
      (revisions) => isCurrent && setLoaded(revisions),
      () => isCurrent && setLoaded("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [id, version, attempt]);

  if (loaded === "failed") {
    return (
      <LoadProblem
        title={words.historyFailed}
        onRetry={() => {
          setLoaded("loading");
          setAttempt(attempt + 1);
        }}
      />
    );
  }
  if (loaded === "loading") return <SkeletonText lines={3} />;
  const states = [...loaded, { version, body, createdAt: editedAt ?? createdAt }];
  return (
    <ol className="flex flex-col gap-3 text-sm">
      {states
        .map((state, at) => (
          <li key={state.version} className="flex flex-col gap-1">
            <p className="font-semibold">
              {at === states.length - 1 ? words.historyNow : words.historyVersion(state.version)}{" "}
              <RelativeTime at={state.createdAt} className="font-normal text-muted" />
            </p>
            <WordDiff from={states[at - 1]?.body ?? state.body} to={state.body} />
          </li>
        ))
        .reverse()}
    </ol>
  );
}
