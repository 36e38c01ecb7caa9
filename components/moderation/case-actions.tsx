"use client";

import { Ellipsis } from "lucide-react";
import { type MouseEvent, useActionState } from "react";
import { FormError } from "@/components/groups/form-error";
import { type FormAction, messageOf } from "@/components/groups/form-state";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { TextField } from "@/components/ui/text-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { ReasonField } from "./reason-field";
import type { QueueItem } from "./use-queue";

const words = moderationScreens.act;

export interface CaseHandlers {
  approve: () => void;
  ask: (action: "hide" | "remove") => void;
  claim: () => void;
  tags: () => void;
  lock: () => void;
  sanction: () => void;
}

/**
 * What can be decided about a case. Without JavaScript it is a form with the reason beside its buttons; with
 * it, the reason is asked for when it is wanted.
 */
export function CaseActions({
  item,
  isMine,
  on,
  action,
}: {
  item: QueueItem;
  /** Claimed by the viewer. */
  isMine: boolean;
  on: CaseHandlers;
  action: FormAction;
}) {
  const { one, isBusy } = item;
  const { subject, can, version } = one;
  const isHere = useHydrated();
  const [state, submit] = useActionState(action, null);
  const press = (run: () => void) => (event: MouseEvent) => {
    event.preventDefault();
    run();
  };
  const isPublished = subject.standing === "published";

  if (!can.approve && !can.act) return <p className="text-muted text-sm">{moderationScreens.card.cannot}</p>;
  return (
    <form action={submit} className="flex flex-col gap-2">
      <input type="hidden" name="kind" value={subject.kind} />
      <input type="hidden" name="id" value={subject.id} />
      <input type="hidden" name="version" value={subject.version} />
      <input type="hidden" name="caseVersion" value={version} />
      {isHere || !can.act ? null : (
        <noscript>
          <div className="flex flex-wrap gap-2">
            <ReasonField />
            <TextField name="message" label={words.message} maxLength={2_000} optional />
          </div>
        </noscript>
      )}
      <div className="flex flex-wrap items-center gap-1.5">
        {can.approve ? (
          <Button
            type="submit"
            name="action"
            value="approve"
            variant="primary"
            size="small"
            busy={isBusy}
            onClick={press(on.approve)}
          >
            {isPublished ? words.keep : words.approve}
          </Button>
        ) : null}
        {can.act ? (
          <>
            {subject.standing === "hidden" ? null : (
              <Button
                type="submit"
                name="action"
                value="hide"
                size="small"
                onClick={press(() => on.ask("hide"))}
              >
                {words.hide}…
              </Button>
            )}
            <Button
              type="submit"
              name="action"
              value="remove"
              size="small"
              onClick={press(() => on.ask("remove"))}
            >
              {words.remove}…
            </Button>
          </>
        ) : (
          <span className="text-muted text-sm">{moderationScreens.card.onlyApprove}</span>
        )}
        <Button variant="quiet" size="small" aria-pressed={isMine} onClick={on.claim}>
          {isMine ? words.release : words.claim}
        </Button>
        <Menu
          label={words.more}
          align="end"
          trigger={(trigger) => (
            <IconButton {...trigger} label={words.more} size="small" className="ms-auto">
              <Ellipsis aria-hidden />
            </IconButton>
          )}
        >
          {can.act && subject.kind === "annotation" ? (
            <MenuItem keys="e" onSelect={on.tags}>
              {words.tags}
            </MenuItem>
          ) : null}
          {subject.threadId ? <MenuItem onSelect={on.lock}>{words.lock}</MenuItem> : null}
          {can.act ? (
            <MenuItem keys="w" onSelect={on.sanction}>
              {words.person}
            </MenuItem>
          ) : null}
        </Menu>
      </div>
      <FormError message={messageOf(state)} />
    </form>
  );
}
