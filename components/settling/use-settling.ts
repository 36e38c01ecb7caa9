"use client";

import { useCallback, useRef, useState } from "react";
import { RequestFailure, request } from "@/components/api/request";
import { showToast } from "@/components/ui/toast";
import type { DisagreementMap } from "@/core/disagreement/map";
import type { Choice } from "@/core/disagreement/passages";
import { newId } from "@/core/new-id";
import { sourcesOf } from "@/core/settling/open-passage";
import type {
  Settle,
  SettledAgreed,
  SettledLayer,
  SettlementView,
  UndoneAgreed,
} from "@/core/settling/settlement";
import { settling as words } from "@/messages/en/settling";
import { useSettlingNews } from "./use-settling-news";

const hasSome = (ids: readonly string[]): boolean => ids.length > 0;

export interface SettlingState {
  map: DisagreementMap;
  layer: SettledLayer;
  isCorrected: boolean;
  isBusy: boolean;
  /** Whether a decision was made on this page, and not by somebody else meanwhile. */
  isOurs: (settlementId: string) => boolean;
  /** @returns whether it was done */
  settle: (decision: Omit<Settle, "id" | "groupId" | "versionId" | "note">) => Promise<boolean>;
  settleAgreed: (choices: readonly Choice[]) => Promise<void>;
  undo: (settlement: SettlementView) => Promise<void>;
  /** Takes back what was decided here last. */
  undoLast: () => void;
  place: (settlement: SettlementView, range: { start: number; end: number }) => Promise<void>;
  vote: (settlement: SettlementView, isFor: boolean) => Promise<void>;
}

/**
 * The passages of an article and what is decided about them, as one page has it. What somebody else was quicker
 * with is said in their name, and stands here at once.
 * @param seeLayer shows what is settled, to whoever was not the first to decide
 */
export function useSettling(
  first: { map: DisagreementMap; layer: SettledLayer },
  viewerId: string | null,
  seeLayer: () => void,
): SettlingState {
  const { map, layer, isCorrected, refresh } = useSettlingNews(first, viewerId);
  const [isBusy, setBusy] = useState(false);
  const [ours, setOurs] = useState<ReadonlySet<string>>(new Set());
  const isOurs = useCallback((settlementId: string) => ours.has(settlementId), [ours]);
  /** What was decided here, the newest last; what was decided in one action is one. */
  const last = useRef<string[][]>([]);
  const { articleId, groupId, versionId } = first.layer;
  const address = `/api/articles/${articleId}`;

  /** One at a time: the next decision is made over what this one leaves. */
  async function act<T>(run: () => Promise<T>): Promise<T | null> {
    if (isBusy) return null;
    setBusy(true);
    try {
      const answer = await run();
      await refresh().catch(() => {});
      return answer;
    } catch (thrown) {
      const isAnswer = thrown instanceof RequestFailure;
      // That somebody was quicker is news, and nothing that went wrong.
      const isOvertaken = isAnswer && thrown.code === "conflict";
      void showToast({
        title: isAnswer ? thrown.message : words.failed,
        tone: isOvertaken ? "neutral" : "danger",
        duration: 12_000,
        action: isOvertaken && thrown.current ? { label: words.seeLayer, run: seeLayer } : undefined,
      });
      if (isOvertaken) await refresh().catch(() => {});
      return null;
    } finally {
      setBusy(false);
    }
  }

  /** Before it is sent: the stream may be quicker than the answer. */
  const claim = (ids: readonly string[]) => setOurs((known) => new Set([...known, ...ids]));

  const undo = async (settlement: SettlementView) => {
    const { id, version } = settlement;
    const done = await act(() => request("POST", `/api/settlements/${id}/undo`, { version }));
    if (done === null) return;
    forget([id]);
    void showToast({ title: words.undone, id: "settling" });
  };
  const forget = (ids: readonly string[]) => {
    last.current = last.current.map((group) => group.filter((id) => !ids.includes(id))).filter(hasSome);
  };
  const undoTogether = async (ids: readonly string[], known: readonly SettlementView[]) => {
    const items = known.filter(({ id }) => ids.includes(id)).map(({ id, version }) => ({ id, version }));
    const done = await act(() =>
      request<UndoneAgreed>("POST", `${address}/settlements/agreed/undo`, { groupId, items }),
    );
    if (!done) return;
    forget(ids);
    void showToast({ title: words.agreed.undone(done.undone, done.skipped), id: "settling" });
  };
  const undoLast = () => {
    // What somebody else took back since is not there to be undone.
    const isThere = (id: string) => layer.settlements.some((one) => one.id === id);
    const group = last.current.findLast((ids) => ids.some(isThere)) ?? [];
    const [settlement, ...others] = layer.settlements.filter(({ id }) => group.includes(id));
    if (!settlement) void showToast({ title: words.nothingToUndo, id: "settling" });
    else if (others.length === 0) void undo(settlement);
    else void undoTogether(group, layer.settlements);
  };
  return {
    map,
    layer,
    isCorrected,
    isBusy,
    isOurs,
    undo,
    undoLast,
    async settle(decision) {
      const body = { ...decision, id: newId(), groupId, versionId };
      claim([body.id]);
      const made = await act(() => request<SettlementView>("POST", `${address}/settlements`, body));
      if (!made) return false;
      last.current.push([made.id]);
      const title = made.state === "proposed" ? words.votes.proposed : words.done(made.how);
      void showToast({ title, id: "settling" });
      return true;
    },
    async settleAgreed(choices) {
      const items = choices.map((choice) => ({ id: newId(), sources: sourcesOf([choice]) }));
      const body = { groupId, versionId, items };
      claim(items.map(({ id }) => id));
      const done = await act(() => request<SettledAgreed>("POST", `${address}/settlements/agreed`, body));
      if (!done) return;
      const made = done.settled.map(({ id }) => id);
      last.current = [...last.current, made].filter(hasSome);
      void showToast({
        title: words.agreed.done(done.settled.length, done.skipped),
        id: "settling",
        action: hasSome(made)
          ? { label: words.undo, run: () => void undoTogether(made, done.settled) }
          : undefined,
      });
    },
    async place(settlement, range) {
      const body = { version: settlement.version, versionId, ...range };
      const done = await act(() => request("PUT", `/api/settlements/${settlement.id}/place`, body));
      if (done !== null) void showToast({ title: words.place.done, id: "settling" });
    },
    async vote(settlement, isFor) {
      claim([settlement.id]);
      const done = await act(() => request("PUT", `/api/settlements/${settlement.id}/vote`, { isFor }));
      if (done !== null) void showToast({ title: words.votes.voted, id: "settling" });
    },
  };
}
