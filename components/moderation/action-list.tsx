"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { showToast } from "@/components/ui/toast";
import type { ActionView } from "@/core/moderation/action";
import { momentInUtc } from "@/messages/en/dates";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { messageOf, undo } from "./moderation-api";

const words = moderationOffice.log;

/** What was done, each with who, why, and a way to take it back for those who may. */
export function ActionList({ items, undoName }: { items: readonly ActionView[]; undoName?: string }) {
  const [undone, setUndone] = useState<ReadonlyMap<string, ActionView>>(new Map());
  const [busyId, setBusyId] = useState<string | null>(null);

  async function takeBack(id: string): Promise<void> {
    setBusyId(id);
    try {
      setUndone(new Map(undone).set(id, await undo(id)));
      await showToast({ title: moderationScreens.act.undone });
    } catch (thrown) {
      await showToast({
        title: moderationScreens.act.undoFailed,
        description: messageOf(thrown),
        tone: "danger",
      });
    } finally {
      setBusyId(null);
    }
  }

  return (
    <ul className="border-line border-t">
      {items.map((given) => {
        const action = undone.get(given.id) ?? given;
        return (
          <li
            key={action.id}
            className="flex flex-wrap items-start gap-x-4 gap-y-1 border-line border-b py-3"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p className="wrap-anywhere">
                <span className={action.undoneAt ? "text-muted line-through" : "font-semibold"}>
                  {moderationScreens.done(action.kind)}
                </span>
                {action.person ? (
                  <span className="text-soft">
                    {": "}
                    {action.annotationId || action.commentId
                      ? words.about(action.person.name)
                      : words.person(action.person.name)}
                  </span>
                ) : null}
                {action.until ? (
                  <span className="text-soft">
                    {" "}
                    {moderationScreens.card.until(momentInUtc(new Date(action.until)))}
                  </span>
                ) : null}
              </p>
              {action.message ? <q className="wrap-anywhere block text-soft">{action.message}</q> : null}
              <p className="text-muted text-sm">
                {moderationScreens.reasonName(action.reason)
                  ? `${moderationScreens.reasonName(action.reason)} · `
                  : ""}
                {action.moderator
                  ? `${words.by(action.moderator.name)} · `
                  : action.reason === "flags"
                    ? ""
                    : `${words.byModerator} · `}{" "}
                <RelativeTime at={action.createdAt} />
                {action.undoneAt ? (
                  <>
                    {" "}
                    · {words.undone} <RelativeTime at={action.undoneAt} />
                  </>
                ) : null}
              </p>
            </div>
            <div className="flex gap-1.5">
              <Place action={action} />
              {action.can.undo && !action.undoneAt ? (
                <Button size="small" busy={busyId === action.id} onClick={() => void takeBack(action.id)}>
                  {undoName ?? moderationScreens.act.undo}
                </Button>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Place({ action: { annotationId, commentId } }: { action: ActionView }) {
  if (!annotationId && !commentId) return null;
  return (
    <Link
      href={commentId ? `/comments/${commentId}` : `/annotations/${annotationId}`}
      prefetch={false}
      className="inline-flex h-7 items-center px-2 text-accent underline underline-offset-2 pointer-coarse:h-11"
    >
      {words.open}
    </Link>
  );
}
