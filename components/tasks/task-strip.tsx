import Link from "next/link";
import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import type { GroupKind } from "@/core/group";
import type { Phase, RevealRule } from "@/core/tasks/task";
import { tasks } from "@/messages/en/tasks";
import { MomentWords } from "./moment-words";
import { StripRefresh } from "./strip-refresh";

const words = tasks.strip;

interface StripTask {
  id: string;
  title: string;
  isBlind: boolean;
  reveal: RevealRule;
  revealAt: string | null;
  phase: Phase;
  articleCount: number;
  mine: { finishedAt: string | null; canFinish: boolean } | null;
}

/**
 * Above an article whose layer is coded for a task: that one sees only one's own, until when, and the way to finish.
 * Made on the server; finishing needs no script.
 */
export function TaskStrip({
  task,
  codebook,
  group,
  finish,
}: {
  task: StripTask;
  /** The one whose codes alone count; null: any. */
  codebook: { slug: string; name: string } | null;
  group: { slug: string; kind: GroupKind };
  finish: () => Promise<void>;
}) {
  return (
    <aside
      aria-label={words.label}
      className="screen-only border-line border-b bg-accent-wash text-accent-strong print:hidden"
    >
      <div className="mx-auto flex w-full max-w-360 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 sm:px-6">
        <p className="min-w-0 flex-1 basis-64">
          <span className="font-semibold">
            <Sentence task={task} kind={group.kind} />
          </span>{" "}
          <Link
            href={`/groups/${group.slug}/tasks/${task.id}`}
            className="wrap-anywhere underline underline-offset-2"
          >
            {task.title}
          </Link>
          {codebook ? (
            <>
              {" · "}
              {words.codesOf}{" "}
              <Link
                href={`/codebooks/${codebook.slug}`}
                className="wrap-anywhere underline underline-offset-2"
              >
                {codebook.name}
              </Link>
            </>
          ) : null}
        </p>
        {task.mine?.canFinish ? (
          <details className="relative">
            <summary
              className={buttonStyle({
                variant: "primary",
                size: "small",
                className: "cursor-pointer list-none [&::-webkit-details-marker]:hidden",
              })}
            >
              {tasks.steps.finishAll(task.articleCount)}
            </summary>
            <div className="absolute end-0 top-full z-20 mt-2 w-72 max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-surface p-4 text-ink shadow-float">
              <p className="mb-3 text-soft">{tasks.steps.finishText(task.isBlind, task.reveal)}</p>
              <form action={finish}>
                <button type="submit" className={buttonStyle({ variant: "primary" })}>
                  {tasks.steps.finish}
                </button>
              </form>
            </div>
          </details>
        ) : null}
      </div>
      <StripRefresh />
    </aside>
  );
}

function Sentence({ task, kind }: { task: StripTask; kind: GroupKind }): ReactNode {
  const { isBlind, reveal, revealAt, phase, mine } = task;
  if (isBlind && mine === null) return words.blindOthers(kind);
  if (isBlind && mine?.finishedAt) return words.finishedBlind;
  if (isBlind && reveal === "at_date" && revealAt)
    return <MomentWords words={words.blindUntil} at={revealAt} />;
  if (isBlind) return words.blindMine(reveal, kind);
  if (phase === "revising") return words.revising;
  return mine?.finishedAt ? words.finished : words.open;
}
