"use client";

import { useEffect, useRef } from "react";
import { showToast } from "@/components/ui/toast";
import type { ActionView } from "@/core/moderation/action";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { rememberDecided } from "./decided-here";
import { DecisionDialog } from "./decision-dialog";
import { FlagDialog } from "./flag-dialog";
import { type Decision, decide, messageOf, overtakenIn, undo } from "./moderation-api";
import { toggleLock } from "./thread-lock";
import type { InPlaceAct, WordsInPlace } from "./words-in-place";

const words = moderationScreens.act;

type Subject = WordsInPlace & { author: { id: string; name: string } };

export interface InPlaceDialogProps {
  act: InPlaceAct;
  subject: Subject;
  onClose: () => void;
}

/** Does what was chosen about words where they stand: asks first where there is something to say. */
export function InPlaceDialog({ act, subject, onClose }: InPlaceDialogProps) {
  const { author } = subject;
  if (act === "flag") return <FlagDialog subject={subject} onClose={onClose} />;
  if (act === "hide" || act === "remove") {
    return (
      <DecisionDialog
        action={act}
        title={act === "hide" ? words.hideTitle(author.name) : words.removeTitle(author.name)}
        onClose={onClose}
        onDecide={async (decision) => {
          try {
            await decideHere(subject, decision);
            return null;
          } catch (thrown) {
            return explain(thrown);
          }
        }}
      />
    );
  }
  return <AtOnce act={act} subject={subject} onClose={onClose} />;
}

/** What needs no words: done as soon as it is chosen. */
function AtOnce({ act, subject, onClose }: InPlaceDialogProps) {
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    const done =
      act === "lock" && subject.threadId
        ? toggleLock(subject.threadId)
        : decideHere(subject, { action: "approve" }).catch((thrown) =>
            showToast({ title: words.failed, description: explain(thrown), tone: "danger" }),
          );
    void done.finally(onClose);
  }, [act, subject, onClose]);
  return null;
}

function explain(thrown: unknown): string {
  const first = overtakenIn(thrown);
  return first && first.action !== "claimed" && first.action !== "edited"
    ? words.firstBy(first.by?.name ?? words.flagsDid, moderationScreens.done(first.action))
    : messageOf(thrown);
}

async function decideHere(subject: Subject, decision: Decision): Promise<void> {
  const { kind, id, author } = subject;
  const on = kind === "annotation" ? { annotationId: id } : { commentId: id };
  const action = await decide({ on, version: subject.version }, decision);
  remember(subject, action);
  await showToast({
    title: words.decided(moderationScreens.done(action.kind), author.name),
    id: `undo-${action.id}`,
    action: { label: words.undo, run: () => void takeBack(subject, action) },
  });
}

const remember = ({ id, version }: Subject, { standing }: ActionView) =>
  // The decision makes a version of its own, which comes with the words when they come anew.
  rememberDecided(id, { version: version + 1, ...(standing && { standing }) });

async function takeBack(subject: Subject, action: ActionView): Promise<void> {
  try {
    await undo(action.id);
    rememberDecided(subject.id, { version: subject.version + 2, standing: subject.standing });
    await showToast({ title: words.undone });
  } catch (thrown) {
    await showToast({ title: words.undoFailed, description: messageOf(thrown), tone: "danger" });
  }
}
