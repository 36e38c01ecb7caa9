"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useQueueNews } from "@/components/live/use-queue-news";
import { showToast } from "@/components/ui/toast";
import type { ActionView } from "@/core/moderation/action";
import type { CaseCounts, CaseView } from "@/core/moderation/case";
import type { Page } from "@/core/page";
import { moderationScreens } from "@/messages/en/moderation-screens";
import {
  claim,
  type Decision,
  decide,
  decideMany,
  loadCase,
  loadCases,
  loadCounts,
  messageOf,
  overtakenIn,
  seenOf,
  undo,
} from "./moderation-api";

const words = moderationScreens;

export interface QueueItem {
  one: CaseView;
  /** Set when nothing is left to decide: by the viewer (`action` can be undone) or by somebody else. */
  outcome: { text: string; action: ActionView | null } | null;
  /** Why the last try did not work; the case is the newest then. */
  notice: string | null;
  isBusy: boolean;
}

export interface Queue {
  items: readonly QueueItem[];
  counts: CaseCounts;
  hasMore: boolean;
  /** Cases that came in since; shown when asked for, so that nothing moves under the eye. */
  newer: readonly CaseView[];
  showNewer(): void;
  isLoading: boolean;
  problem: string | null;
  /** @returns why it did not work, null where it did */
  run(id: string, decision: Decision): Promise<string | null>;
  runMany(ids: readonly string[], decision: Decision): Promise<string | null>;
  toggleClaim(ids: readonly string[], isClaim: boolean): Promise<void>;
  /** Something else was done about a case that stays open. */
  settled(id: string, action: ActionView, title: string): void;
  takeBack(id: string, action: ActionView): Promise<void>;
  takeBackLast(): void;
  again(id: string): Promise<void>;
  more(): Promise<void>;
}

/** The queue as one moderator sees it: decided cases stay as a line, so that nothing moves under the eye. */
export function useQueue(
  first: Page<CaseView>,
  firstCounts: CaseCounts,
  query: Readonly<Record<string, string>>,
  viewerId: string,
): Queue {
  const [items, setItems] = useState<readonly QueueItem[]>(() => first.items.map(toItem));
  const [next, setNext] = useState(first.next);
  const [counts, setCounts] = useState(firstCounts);
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  });
  const done = useRef<{ id: string; action: ActionView }[]>([]);
  const groupId = query.group ?? null;

  const change = useCallback(
    (id: string, part: Partial<QueueItem> | ((item: QueueItem) => Partial<QueueItem>)) =>
      setItems((all) =>
        all.map((item) =>
          item.one.id === id ? { ...item, ...(typeof part === "function" ? part(item) : part) } : item,
        ),
      ),
    [],
  );
  const find = (id: string) => latest.current.find(({ one }) => one.id === id);

  const recount = useCallback(() => {
    loadCounts(groupId).then(setCounts, () => {
      // The numbers stay as they were; the next look brings them.
    });
  }, [groupId]);

  const [newer, setNewer] = useState<readonly CaseView[]>([]);
  const isNewestFirst = query.order === "newest";
  const look = useCallback(() => {
    recount();
    loadCases(new URLSearchParams({ ...query, order: "newest" })).then(
      ({ items: found }) => {
        const known = new Set(latest.current.map(({ one }) => one.id));
        setNewer(found.filter(({ id }) => !known.has(id)));
      },
      () => {
        // The next change looks again.
      },
    );
  }, [query, recount]);
  useQueueNews(viewerId, groupId, look);

  async function again(id: string): Promise<void> {
    try {
      const one = await loadCase(id);
      change(id, ({ notice }) => ({
        one,
        notice,
        outcome: one.decided
          ? {
              text: words.act.decidedByOther(
                words.done(one.decided.decision),
                one.decided.by?.name ?? words.act.flagsDid,
              ),
              action: null,
            }
          : null,
      }));
    } catch (thrown) {
      change(id, { notice: messageOf(thrown) });
    }
  }

  /** Says what went wrong beside the case, and brings its newest state. */
  async function explain(id: string, thrown: unknown): Promise<string> {
    const first = overtakenIn(thrown);
    const text =
      first && first.action !== "claimed" && first.action !== "edited"
        ? words.act.firstBy(first.by?.name ?? words.act.flagsDid, words.done(first.action))
        : messageOf(thrown);
    change(id, { notice: text, isBusy: false });
    await again(id);
    return text;
  }

  function finish(id: string, action: ActionView): void {
    const item = find(id);
    const name = item?.one.author.person.name ?? "";
    done.current.push({ id, action });
    change(id, {
      outcome: { text: words.act.decided(words.done(action.kind), name), action },
      notice: null,
      isBusy: false,
    });
  }

  async function takeBack(id: string, action: ActionView): Promise<void> {
    try {
      await undo(action.id);
      done.current = done.current.filter((one) => one.action.id !== action.id);
      change(id, { outcome: null, notice: null });
      await again(id);
      recount();
      await showToast({ title: words.act.undone, id: `undo-${action.id}` });
    } catch (thrown) {
      await showToast({ title: words.act.undoFailed, description: messageOf(thrown), tone: "danger" });
    }
  }

  const offerUndo = (id: string, action: ActionView, title: string): void =>
    void showToast({
      title,
      id: `undo-${action.id}`,
      action: { label: words.act.undo, run: () => void takeBack(id, action) },
    });

  return {
    items,
    counts,
    hasMore: next !== null,
    // Longest waiting first, what is new stands behind pages that have not been shown yet, and comes with them.
    newer: isNewestFirst || next === null ? newer : [],
    showNewer() {
      const known = new Set(latest.current.map(({ one }) => one.id));
      const fresh = newer.filter(({ id }) => !known.has(id)).map(toItem);
      setItems(isNewestFirst ? [...fresh, ...latest.current] : [...latest.current, ...fresh.reverse()]);
      setNewer([]);
    },
    isLoading,
    problem,
    again,
    takeBack,
    takeBackLast() {
      const last = done.current.at(-1);
      if (last) void takeBack(last.id, last.action);
    },
    settled(id, action, title) {
      done.current.push({ id, action });
      offerUndo(id, action, title);
      void again(id);
    },
    async run(id, decision) {
      const item = find(id);
      if (!item || item.isBusy || item.outcome) return null;
      change(id, { isBusy: true, notice: null });
      try {
        const action = await decide(seenOf(item.one), decision);
        finish(id, action);
        recount();
        offerUndo(id, action, words.act.decided(words.done(action.kind), item.one.author.person.name));
        return null;
      } catch (thrown) {
        return explain(id, thrown);
      }
    },
    async runMany(ids, decision) {
      const chosen = ids.flatMap((id) => find(id) ?? []).filter(({ outcome }) => !outcome);
      if (chosen.length === 0) return null;
      for (const { one } of chosen) change(one.id, { isBusy: true, notice: null });
      try {
        const { results } = await decideMany(
          chosen.map(({ one }) => seenOf(one)),
          decision,
        );
        let left = 0;
        for (const [index, result] of results.entries()) {
          const id = chosen[index]?.one.id;
          if (id === undefined) continue;
          if (result.ok) finish(id, result.action);
          else {
            left++;
            change(id, { isBusy: false, notice: result.message });
            void again(id);
          }
        }
        recount();
        await showToast({
          title: words.queue.bulkDone(results.length - left, words.done(decision.action)),
          ...(left > 0 && { description: words.queue.bulkLeft(left) }),
        });
        return null;
      } catch (thrown) {
        for (const { one } of chosen) change(one.id, { isBusy: false });
        return messageOf(thrown);
      }
    },
    async toggleClaim(ids, isClaim) {
      try {
        const { results } = await claim(ids, isClaim);
        for (const result of results) {
          change(result.id, ({ one }) => ({
            one: { ...one, claim: result.claim },
            notice: isClaim && !result.ok && result.claim ? words.card.claimedBy(result.claim.by.name) : null,
          }));
        }
      } catch (thrown) {
        for (const id of ids) change(id, { notice: messageOf(thrown) });
      }
    },
    async more() {
      if (next === null || isLoading) return;
      setLoading(true);
      setProblem(null);
      try {
        const page = await loadCases(new URLSearchParams({ ...query, cursor: next }));
        const known = new Set(latest.current.map(({ one }) => one.id));
        setItems([...latest.current, ...page.items.filter(({ id }) => !known.has(id)).map(toItem)]);
        setNext(page.next);
      } catch (thrown) {
        setProblem(messageOf(thrown));
      } finally {
        setLoading(false);
      }
    },
  };
}

const toItem = (one: CaseView): QueueItem => ({ one, outcome: null, notice: null, isBusy: false });
