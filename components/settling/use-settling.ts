"use client";

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { RequestFailure, request } from "@/components/api/request";
import { showToast } from "@/components/ui/toast";
import type { DisagreementMap } from "@/core/disagreement/map";
import type { Choice } from "@/core/disagreement/passages";
import { newId } from "@/core/new-id";
import { sourcesOf } from "@/core/settling/open-passage";
import type { Settle, SettledLayer, SettlementView } from "@/core/settling/settlement";
import type { TextRange } from "@/core/text/range";
import { settling as words } from "@/messages/en/settling";
import { DecisionDesk } from "./decision-desk";
import { useSettlingNews } from "./use-settling-news";

export interface SettlingState {
  map: DisagreementMap;
  layer: SettledLayer;
  isCorrected: boolean;
  /** How many changes are on their way. */
  waiting: number;
  /** Uses that are decided here, while the layer has not got it yet. */
  onTheirWay: readonly { annotationId: string; codeId: string }[];
  /** Whether a decision was made on this page, and not by somebody else meanwhile. */
  isOurs: (settlementId: string) => boolean;
  settle: (decision: Omit<Settle, "id" | "groupId" | "versionId" | "note">) => Promise<void>;
  settleAgreed: (choices: readonly Choice[]) => Promise<void>;
  undo: (settlement: SettlementView) => Promise<void>;
  /** Takes back what was decided here last. */
  undoLast: () => Promise<void>;
  place: (settlement: SettlementView, range: TextRange) => Promise<void>;
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
  const { groupId, versionId } = first.layer;
  const latest = useRef({ refresh, seeLayer });
  useLayoutEffect(() => {
    latest.current = { refresh, seeLayer };
  });
  const [desk] = useState(() => openDesk(first.layer, latest));
  const { waiting, sent, ours } = useStore(desk.state);
  useLayoutEffect(() => desk.see(layer.settlements), [desk, layer]);
  useEffect(() => {
    if (waiting === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [waiting]);
  const onTheirWay = useMemo(() => sent.flatMap(({ decides, sources }) => (decides ? sources : [])), [sent]);
  const isOurs = useMemo(() => (settlementId: string) => ours.has(settlementId), [ours]);

  return {
    map,
    layer,
    isCorrected,
    waiting,
    onTheirWay,
    isOurs,
    async settle(decision) {
      const id = newId();
      const body = { ...decision, id, groupId, versionId, note: "" };
      const made = await desk.settle(body, layer.votesNeeded <= 1);
      if (!made) return;
      const done = made.state === "proposed" ? words.votes.proposed : words.done(made.how);
      say(made.id === id ? done : words.votes.joined);
    },
    async settleAgreed(choices) {
      const items = choices.map((choice) => ({ id: newId(), sources: sourcesOf([choice]) }));
      const done = await desk.settleAgreed(items);
      if (!done) return;
      const made = done.settled.map(({ id }) => id);
      const undo = async () => {
        const back = await desk.undoTogether(made);
        if (back) say(words.agreed.undone(back.undone, back.skipped));
      };
      void showToast({
        title: words.agreed.done(made.length, done.skipped),
        id: "settling",
        action: made.length > 0 ? { label: words.undo, run: () => void undo() } : undefined,
      });
    },
    async undo(settlement) {
      if (await desk.undo(settlement)) say(words.undone);
    },
    async undoLast() {
      const done = await desk.undoLast(layer.settlements);
      if (done === "nothing") say(words.nothingToUndo);
      else if (done && done.undone + done.skipped === 1) say(words.undone);
      else if (done) say(words.agreed.undone(done.undone, done.skipped));
    },
    async place(settlement, range) {
      if (await desk.place(settlement, range)) say(words.place.done);
    },
    async vote({ id }, isFor) {
      if (await desk.vote(id, isFor)) say(words.votes.voted);
    },
  };
}

const say = (title: string) => void showToast({ title, id: "settling" });

/** What decides over our API, and says what was not done. */
function openDesk(
  { articleId, groupId, versionId }: Pick<SettledLayer, "articleId" | "groupId" | "versionId">,
  latest: { readonly current: { refresh: () => Promise<void>; seeLayer: () => void } },
): DecisionDesk {
  const address = `/api/articles/${articleId}/settlements`;
  const ofOne = (id: string) => `/api/settlements/${id}`;
  return new DecisionDesk(
    {
      settle: (decision) => request("POST", address, decision),
      settleAgreed: (items) => request("POST", `${address}/agreed`, { groupId, versionId, items }),
      undo: (id, version) => request("POST", `${ofOne(id)}/undo`, { version }),
      undoAgreed: (items) => request("POST", `${address}/agreed/undo`, { groupId, items }),
      place: (id, version, range) => request("PUT", `${ofOne(id)}/place`, { version, versionId, ...range }),
      vote: (id, isFor) => request("PUT", `${ofOne(id)}/vote`, { isFor }),
      refresh: () => latest.current.refresh(),
    },
    (thrown) => {
      const isAnswer = thrown instanceof RequestFailure;
      // That somebody was quicker is news, and nothing that went wrong.
      const isOvertaken = isAnswer && thrown.code === "conflict";
      const title = isAnswer ? thrown.message : words.failed;
      void showToast({
        title,
        // Many that fail for one reason are told of once.
        id: `settling ${title}`,
        tone: isOvertaken ? "neutral" : "danger",
        duration: 12_000,
        action:
          isOvertaken && thrown.current
            ? { label: words.seeLayer, run: () => latest.current.seeLayer() }
            : undefined,
      });
    },
  );
}
