"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { GroupKind, NewInviteView } from "@/core/group";
import { groups as words } from "@/messages/en/groups";
import { FormError } from "./form-error";
import { type FormAction, faultOf, messageOf, typedIn } from "./form-state";
import { InviteLink } from "./invite-link";
import { useFaultFocus } from "./use-fault-focus";

const ROLES = ["member", "observer"] as const;
const DAYS = [1, 7, 14, 30, 90] as const;
const DEFAULT_DAYS = 14;

export interface InviteMakerProps {
  kind: GroupKind;
  /** Scheme and host of this site where the server knows it; else the browser says. */
  origin: string | null;
  action: FormAction<NewInviteView>;
}

/** Makes a link and shows it, this once. */
export function InviteMaker({ kind, origin, action }: InviteMakerProps) {
  const [state, submit, isPending] = useActionState(action, null);
  const form = useFaultFocus(state);
  const made = state?.ok ? state.value : null;
  return (
    <div className="flex flex-col gap-4">
      <form ref={form} action={submit} className="flex flex-wrap items-end gap-3">
        <Select
          key={`role ${typedIn(state, "role")}`}
          name="role"
          label={words.invites.role}
          error={faultOf(state, "role")}
          defaultValue={typedIn(state, "role") ?? "member"}
          className="min-w-36"
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {words.roleName(kind, role)}
            </option>
          ))}
        </Select>
        <Select
          key={`days ${typedIn(state, "days")}`}
          name="days"
          label={words.invites.days}
          error={faultOf(state, "days")}
          defaultValue={typedIn(state, "days") ?? String(DEFAULT_DAYS)}
          className="min-w-36"
        >
          {DAYS.map((days) => (
            <option key={days} value={days}>
              {words.invites.daysOption(days)}
            </option>
          ))}
        </Select>
        <div className="pb-0.5 pointer-coarse:pb-0">
          <Button type="submit" busy={isPending}>
            {isPending ? words.invites.creating : words.invites.create}
          </Button>
        </div>
      </form>
      <FormError message={messageOf(state, ["role", "days"])} />
      {made ? <InviteLink key={made.id} path={`/invite/${made.token}`} origin={origin} /> : null}
    </div>
  );
}
