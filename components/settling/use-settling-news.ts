"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { useArticleNews } from "@/components/agreement/use-article-news";
import { RequestFailure, request } from "@/components/api/request";
import type { DisagreementMap } from "@/core/disagreement/map";
import type { LiveChange } from "@/core/live/message";
import type { SettledLayer } from "@/core/settling/settlement";

interface AsOf {
  asOf: { epoch: string; seq: number };
}

/** Of two answers that overtook each other the newer; numbers of another epoch are no older ones. */
const newer = <T extends AsOf>(known: T, next: T): T =>
  known.asOf.epoch === next.asOf.epoch && next.asOf.seq < known.asOf.seq ? known : next;

/** For whom it is not any more: the page itself says what is left of it for them. */
const CLOSED = ["not-found", "forbidden", "unauthenticated"];

/**
 * The passages of an article and what is decided about them, as they are: what anybody decides or codes is taken in
 * as it happens.
 */
export function useSettlingNews(
  first: { map: DisagreementMap; layer: SettledLayer },
  viewerId: string | null,
): {
  map: DisagreementMap;
  layer: SettledLayer;
  /** The article has other words than those that stand here; what is shown stays, and nothing can be decided over it. */
  isCorrected: boolean;
  /** Takes both anew. @throws RequestFailure */
  refresh: () => Promise<void>;
} {
  const router = useRouter();
  const [{ map, layer }, setShown] = useState(first);
  const [isCorrected, setCorrected] = useState(false);
  const { articleId, groupId, versionId } = first.layer;

  /** The page around it says by which rule passages are settled. */
  const { votesNeeded } = layer;
  const take = useCallback(async () => {
    const address = `/api/articles/${articleId}`;
    const [nextMap, nextLayer] = await Promise.all([
      request<DisagreementMap>("GET", `${address}/disagreement?group=${groupId}`),
      request<SettledLayer>("GET", `${address}/settlements?group=${groupId}`),
    ]);
    if (nextMap.versionId !== versionId || nextLayer.versionId !== versionId) setCorrected(true);
    else setShown((known) => ({ map: newer(known.map, nextMap), layer: newer(known.layer, nextLayer) }));
    if (nextLayer.votesNeeded !== votesNeeded) router.refresh();
    return earlier(nextMap, nextLayer);
  }, [router, articleId, groupId, versionId, votesNeeded]);

  const concerns = (change: LiveChange) =>
    change.kind === "settling"
      ? change.groupId === groupId
      : change.kind === "annotation" || change.kind === "annotation-gone" || change.kind === "article";
  const look = async () => {
    try {
      return await take();
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure && CLOSED.includes(thrown.code))) throw thrown;
      router.refresh();
      return null;
    }
  };
  useArticleNews(viewerId, articleId, earlier(map, layer), look, concerns);

  const refresh = useCallback(async () => {
    await take();
  }, [take]);
  return { map, layer, isCorrected, refresh };
}

/** What two answers that were asked for together are both of. */
const earlier = (one: AsOf, other: AsOf) => (one.asOf.seq < other.asOf.seq ? one.asOf : other.asOf);
