"use client";

import { useActionState, useEffect, useRef } from "react";
import type { GroupKind, MembershipRole, MemberView } from "@/core/group";
import { groups as words } from "@/messages/en/groups";
import { type FormAction, messageOf } from "./form-state";
import { MemberRow } from "./member-row";

/** What was changed: a role, or, where it is null, that somebody is no longer in the group. */
export interface MembershipChange {
  name: string;
  role: MembershipRole | null;
}

export interface MemberListProps {
  members: readonly MemberView[];
  kind: GroupKind;
  viewerId: string | null;
  /** Reads `personId`, `name`, and `role`, which is "" for taking somebody out. */
  action: FormAction<MembershipChange>;
}

/** Who belongs to the group, with what the viewer may do about each. */
export function MemberList({ members, kind, viewerId, action }: MemberListProps) {
  const [state, submit, isPending] = useActionState(action, null);
  const status = useRef<HTMLParagraphElement>(null);
  const done = state?.ok ? state.value : null;

  // The row that held the focus may be gone with the person: what happened is told where one goes on.
  useEffect(() => {
    if (done?.role === null) status.current?.focus();
  }, [done]);

  const failure = messageOf(state);
  return (
    <div className="flex flex-col gap-3">
      <p ref={status} role="status" tabIndex={-1} className="text-soft outline-none empty:hidden">
        {done ? told(done, kind) : null}
      </p>
      <p role="alert" className="font-semibold text-danger empty:hidden">
        {failure}
      </p>
      <ul className="divide-y divide-line border-line border-y">
        {members.map((member) => (
          <li key={member.id}>
            <MemberRow
              member={member}
              kind={kind}
              isSelf={member.id === viewerId}
              submit={submit}
              isPending={isPending}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

const told = ({ name, role }: MembershipChange, kind: GroupKind): string =>
  role === null ? words.members.removed(name) : words.members.changed(name, words.roleName(kind, role));
