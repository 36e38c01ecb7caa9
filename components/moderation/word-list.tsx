"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { LoadMore } from "@/components/api/load-more";
import { request } from "@/components/api/request";
import { IconButton } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import type { WatchedWordView } from "@/core/moderation/settings";
import type { Page } from "@/core/page";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { messageOf } from "./moderation-api";

const words = moderationOffice.words;

/** The watched words, newest first, page by page. */
export function WordList({
  groupId,
  search,
  first,
}: {
  groupId: string | null;
  search: string;
  first: Page<WatchedWordView>;
}) {
  const [page, setPage] = useState(first);
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function more(): Promise<void> {
    if (page.next === null) return;
    setLoading(true);
    setProblem(null);
    try {
      const query = new URLSearchParams({
        cursor: page.next,
        limit: "200",
        ...(groupId && { group: groupId }),
        ...(search && { search }),
      });
      const next = await request<Page<WatchedWordView>>("GET", `/api/moderation/words?${query}`);
      setPage({ items: [...page.items, ...next.items], next: next.next });
    } catch (thrown) {
      setProblem(messageOf(thrown));
    } finally {
      setLoading(false);
    }
  }

  async function remove({ id, phrase }: WatchedWordView): Promise<void> {
    const before = page;
    setPage({ ...page, items: page.items.filter((one) => one.id !== id) });
    try {
      await request("DELETE", "/api/moderation/words", { groupId, ids: [id] });
      await showToast({ title: words.removed(phrase) });
    } catch (thrown) {
      setPage(before);
      await showToast({
        title: moderationScreens.act.failed,
        description: messageOf(thrown),
        tone: "danger",
      });
    }
  }

  return (
    <>
      <ul className="grid border-line border-t sm:grid-cols-2 sm:gap-x-8">
        {page.items.map((word) => (
          <li key={word.id} className="flex min-h-9 items-center gap-2 border-line border-b">
            <span className="wrap-anywhere min-w-0 flex-1">{word.phrase}</span>
            <span className="text-muted text-sm">{words.effectName[word.effect]}</span>
            <IconButton
              size="small"
              label={words.removeOne(word.phrase)}
              title={words.remove}
              onClick={() => void remove(word)}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="mt-4">
        <LoadMore notLoaded={words.notLoaded} problem={problem} isLoading={isLoading} onMore={more}>
          {page.next ? words.more : null}
        </LoadMore>
      </div>
    </>
  );
}
