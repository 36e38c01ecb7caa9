"use client";

import { useActionState, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { GroupKind, InviteView } from "@/core/group";
import { groups as words } from "@/messages/en/groups";
import { type FormAction, messageOf } from "./form-state";

export interface InviteListProps {
  invites: readonly InviteView[];
  kind: GroupKind;
  /** Reads `inviteId`. */
  revoke: FormAction;
}

/** The links that work now. Their addresses are gone for good: only hashes are kept. */
export function InviteList({ invites, kind, revoke }: InviteListProps) {
  const [state, submit, isPending] = useActionState(revoke, null);
  const status = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (state?.ok) status.current?.focus();
  }, [state]);

  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-semibold">{words.invites.listTitle}</h3>
      <p ref={status} role="status" tabIndex={-1} className="text-soft outline-none empty:hidden">
        {state?.ok ? words.invites.revoked : null}
      </p>
      <p role="alert" className="font-semibold text-danger empty:hidden">
        {messageOf(state)}
      </p>
      {invites.length === 0 ? (
        <p className="text-soft">{words.invites.none}</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {invites.map((invite) => (
            <li key={invite.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <p className="min-w-0">
                {words.invites.joinsAs(words.roleName(kind, invite.role))}
                <span className="block break-words text-muted text-sm tabular-nums">
                  {words.invites.expires} <RelativeTime at={invite.expiresAt} /> ·{" "}
                  {words.invites.uses(invite.uses)}
                  {invite.createdBy ? ` · ${words.invites.by(invite.createdBy.name)}` : null}
                </span>
              </p>
              <form action={submit} className="ms-auto">
                <input type="hidden" name="inviteId" value={invite.id} />
                <Button type="submit" variant="quiet" busy={isPending}>
                  {words.invites.revoke}
                  <span className="sr-only">
                    {" "}
                    {words.invites.revokeWhich(words.roleName(kind, invite.role))}{" "}
                    <RelativeTime at={invite.expiresAt} />
                  </span>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
