"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { RequestFailure, request } from "@/components/api/request";
import { Button } from "@/components/ui/button";
import type { DisagreementMap } from "@/core/disagreement/map";
import { newsBetween } from "@/core/disagreement/news";
import { agreement } from "@/messages/en/agreement";
import { useArticleNews } from "./use-article-news";

const words = agreement.map;

/** What people have coded since a map was made: said in a line, and taken in when one asks for it, never under one's hands. */
export function MapNews({ map, viewerId }: { map: DisagreementMap; viewerId: string | null }) {
  const router = useRouter();
  const [latest, setLatest] = useState(map);
  const [isPending, begin] = useTransition();
  useArticleNews(viewerId, map.articleId, map.asOf, async () => {
    try {
      const now = await request<DisagreementMap>(
        "GET",
        `/api/articles/${map.articleId}/disagreement?group=${map.groupId}`,
      );
      setLatest(now);
      return now.asOf;
    } catch (thrown) {
      const isClosed =
        thrown instanceof RequestFailure &&
        ["not-found", "forbidden", "unauthenticated"].includes(thrown.code);
      if (!isClosed) throw thrown;
      // Not for the viewer any more: the server says what is left of this page for them.
      router.refresh();
      return null;
    }
  });
  const isCorrected = latest.versionId !== map.versionId && latest.asOf.seq > map.asOf.seq;
  const news = latest.asOf.seq > map.asOf.seq ? newsBetween(map.passages, latest.passages) : null;
  return (
    <div role="status" className="sticky top-2 z-10 mb-4 flex justify-center empty:hidden">
      {news || isCorrected ? (
        <Button
          size="small"
          className="tabular shadow-float"
          busy={isPending}
          onClick={() => begin(() => router.refresh())}
        >
          {isCorrected ? words.corrected : news ? words.newer(news) : null}
        </Button>
      ) : null}
    </div>
  );
}
