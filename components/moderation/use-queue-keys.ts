"use client";

import { type Command, useCommands } from "@/components/shell/command-registry";
import type { CaseView } from "@/core/moderation/case";
import { moderationScreens } from "@/messages/en/moderation-screens";
import type { CaseHandlers } from "./case-actions";
import type { QueueItem } from "./use-queue";

const words = moderationScreens.keys;

/** The queue's keys: j and k step as in the reader, a letter decides about the case one is at. */
export function useQueueKeys({
  items,
  currentId,
  focus,
  handlersOf,
  isSelected,
  select,
  takeBackLast,
}: {
  /** What waits, in order. */
  items: readonly QueueItem[];
  currentId: string | null;
  focus: (id: string) => void;
  handlersOf: (one: CaseView) => CaseHandlers;
  isSelected: (id: string) => boolean;
  select: (id: string, isOn: boolean) => void;
  takeBackLast: () => void;
}): void {
  const at = items.findIndex(({ one }) => one.id === currentId);
  const current = items[at]?.one;
  const step = (by: number) => {
    const next = items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + by))];
    if (next) focus(next.one.id);
  };
  const key = (id: string, keys: string, name: string, run: () => void): Command => ({
    id: `queue-${id}`,
    name,
    section: words.section,
    keys,
    run,
  });
  const on = current ? handlersOf(current) : null;
  const { approve = false, act = false, sanction = false } = current?.can ?? {};
  const commands: (Command | false)[] = [
    key("next", "j", words.next, () => step(1)),
    key("previous", "k", words.previous, () => step(-1)),
    key("approve", "a", words.approve, () => approve && on?.approve()),
    key("hide", "h", words.hide, () => act && on?.ask("hide")),
    key("remove", "r", words.remove, () => act && on?.ask("remove")),
    key("claim", "c", words.claim, () => on?.claim()),
    key("select", "x", words.select, () => current && select(current.id, !isSelected(current.id))),
    key("tags", "e", words.tags, () => act && current?.subject.kind === "annotation" && on?.tags()),
    key("person", "w", words.person, () => sanction && on?.sanction()),
    key("undo", "z", words.undo, takeBackLast),
  ];
  useCommands(commands.filter((command) => command !== false));
}
