"use client";

import { type ReactNode, useEffect, useMemo, useState } from "react";
import { whenIdle } from "@/components/live/when-idle";
import { useCommands } from "@/components/shell/command-registry";
import type { ThreadTarget } from "@/core/comment";
import type { PersonRef } from "@/core/person";
import type { ThreadPage as Page } from "@/core/threads/thread";
import { threads as words } from "@/messages/en/threads";
import { openThread, threadName } from "./open-thread";
import { ThreadBody } from "./thread-body";
import type { Shown } from "./thread-state";

export type ThreadPageProps = {
  page: Page;
  shown: Shown;
  viewer: PersonRef | null;
  signInHref: string;
  /** The reader page of the article in the thread's layer. */
  articleHref: string;
  /** Comments with Markdown in them, as the server drew them. */
  drawn: readonly { id: string; version: number; body: ReactNode }[];
  label: string;
};

/** A discussion on a page of its own: it is there without a script, and goes on by itself with one. */
export function ThreadPage(props: ThreadPageProps) {
  const { page, shown, viewer, signInHref, articleHref, label } = props;
  const [on] = useState<ThreadTarget>(() => targetOf(page));
  const [store] = useState(() => openThread(on, viewer, { page, shown }));
  const drawn = useMemo(() => new Map(props.drawn.map((one) => [one.id, one])), [props.drawn]);
  useThreadKeys();
  useEffect(() => {
    let end = () => {};
    const stop = whenIdle((isWanted) => {
      void import("./live-thread").then(({ followThread }) => {
        if (isWanted()) end = followThread(page, viewer?.id ?? null);
      });
    });
    return () => {
      stop();
      end();
    };
  }, [page, viewer?.id]);
  return (
    <ThreadBody
      store={store}
      on={on}
      thread={threadName(on)}
      viewer={viewer}
      canComment={page.thread.can.comment}
      isPage
      passages={null}
      articleHref={articleHref}
      drawn={drawn}
      label={label}
      focusCommentId={shown.kind === "part" ? shown.commentId : undefined}
      signInHref={signInHref}
    />
  );
}

const targetOf = ({ thread: { annotationId, articleId, groupId } }: Page): ThreadTarget =>
  annotationId === null ? { articleId, groupId: groupId as string } : { annotationId };

/** j and k bring the focus to the comments, n to those that are new, w to where one writes. */
function useThreadKeys(): void {
  const { section, next, previous, nextNew, write } = words.commands;
  const step = (by: 1 | -1) => {
    const all = [...document.querySelectorAll<HTMLElement>("[data-comment]")];
    const here = all.indexOf(document.activeElement?.closest<HTMLElement>("[data-comment]") as HTMLElement);
    focus(here < 0 ? all[by === 1 ? 0 : all.length - 1] : all[here + by]);
  };
  const stepNew = () => {
    const all = [...document.querySelectorAll<HTMLElement>("[data-comment][data-unread]")];
    const here = all.indexOf(document.activeElement as HTMLElement);
    focus(all[(here + 1) % all.length]);
  };
  useCommands([
    { id: "thread-next", name: next, section, keys: "j", run: () => step(1) },
    { id: "thread-previous", name: previous, section, keys: "k", run: () => step(-1) },
    { id: "thread-new", name: nextNew, section, keys: "n", run: stepNew },
    {
      id: "thread-write",
      name: write,
      section,
      keys: "w",
      run: () => [...document.querySelectorAll<HTMLElement>("main textarea")].at(-1)?.focus(),
    },
  ]);
}

function focus(element: HTMLElement | undefined): void {
  element?.scrollIntoView({ block: "nearest" });
  element?.focus({ preventScroll: true });
}
