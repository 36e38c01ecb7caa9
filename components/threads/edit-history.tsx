"use client";

import { useEffect, useState } from "react";
import { LoadProblem } from "@/components/api/load-problem";
import { Popover } from "@/components/ui/popover";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonText } from "@/components/ui/skeleton";
import { WordDiff } from "@/components/ui/word-diff";
import { threads as words } from "@/messages/en/threads";

/** What words said in one version, and since when. */
export interface Edition {
  version: number;
  text: string;
  createdAt: string;
}

interface EditHistoryProps {
  /** What they say now. */
  now: Edition;
  /** Fetches what they said before, oldest first. */
  fetchEarlier: () => Promise<Edition[]>;
}

/** “edited”, which opens what words said before each of their edits. */
export function EditHistory(props: EditHistoryProps) {
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
      {isOpen ? <Editions {...props} /> : null}
    </Popover>
  );
}

function Editions({ now, fetchEarlier }: EditHistoryProps) {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Edition[] | "loading" | "failed">("loading");

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version or another attempt asks again.
  useEffect(() => {
    let isCurrent = true;
    fetchEarlier().then(
      (earlier) => isCurrent && setLoaded(earlier),
      () => isCurrent && setLoaded("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [now.version, attempt]);

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
  const editions = [...loaded, now];
  return (
    <ol className="flex flex-col gap-3 text-sm">
      {editions
        .map((edition, at) => (
          <li key={edition.version} className="flex flex-col gap-1">
            <p className="font-semibold">
              {at === editions.length - 1 ? words.historyNow : words.historyVersion(edition.version)}{" "}
              <RelativeTime at={edition.createdAt} className="font-normal text-muted" />
            </p>
            <WordDiff from={editions[at - 1]?.text ?? edition.text} to={edition.text} />
          </li>
        ))
        .reverse()}
    </ol>
  );
}
