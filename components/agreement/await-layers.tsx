"use client";

import { useRouter } from "next/navigation";
import { request } from "@/components/api/request";
import type { LayerAnswer } from "@/core/layer";
import { useArticleNews } from "./use-article-news";

/**
 * On a page that shows nothing while its viewer codes blind: has it made anew as soon as they may see something else
 * than before.
 */
export function AwaitLayers({
  articleId,
  groupId,
  from,
  viewerId,
}: {
  articleId: string;
  groupId: string;
  from: { epoch: string; seq: number };
  viewerId: string | null;
}) {
  const router = useRouter();
  useArticleNews(
    viewerId,
    articleId,
    from,
    async () => {
      const layer = `/api/articles/${articleId}/layer?group=${groupId}`;
      const { epoch, seq } = await request<LayerAnswer>("GET", layer);
      router.refresh();
      return { epoch, seq };
    },
    // Of the layer's news nothing is told to who is blind to it: it comes as a stream begun anew, or to who sees it by then.
    (change) => change.kind === "settling" && change.groupId === groupId,
  );
  return null;
}
