"use client";

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Menu, MenuItem, MenuLabel } from "@/components/ui/menu";
import { Popover } from "@/components/ui/popover";
import { RelativeTime } from "@/components/ui/relative-time";
import type { GroupKind, MembershipRole, MemberView } from "@/core/group";
import { groups as words } from "@/messages/en/groups";

export interface MemberRowProps {
  member: MemberView;
  kind: GroupKind;
  isSelf: boolean;
  submit: (form: FormData) => void;
  isPending: boolean;
}

export function MemberRow(props: MemberRowProps) {
  const { member, isSelf } = props;
  const hasControls = member.can.remove || member.can.setRoles.length > 0;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="flex min-w-0 flex-1 basis-56 items-center gap-3">
        <Avatar name={member.name} seed={member.handle} size="medium" />
        <div className="min-w-0">
          <p className="break-words font-semibold">
            {member.name}
            {isSelf ? <span className="font-normal text-muted"> ({words.members.you})</span> : null}
          </p>
          <p className="break-words text-muted text-sm">
            @{member.handle} · {words.members.joined} <RelativeTime at={member.joinedAt} />
          </p>
        </div>
      </div>
      <div className={classNames("flex items-center justify-end gap-1", hasControls && "max-sm:basis-full")}>
        <RoleControl {...props} />
        {member.can.remove ? <Removal {...props} /> : null}
      </div>
    </div>
  );
}

function RoleControl(props: MemberRowProps) {
  const { member, kind, isSelf } = props;
  const role = words.roleName(kind, member.role);
  if (member.can.setRoles.length === 0) return <span className="px-3 text-soft">{role}</span>;
  if (isSelf) return <SteppingDown {...props} />;
  return (
    <Menu
      eager
      label={words.members.roleOf(member.name)}
      align="end"
      className="w-64 sm:w-80"
      trigger={(trigger) => (
        <Button {...trigger} variant="quiet">
          <span className="sr-only">{words.members.roleOf(member.name)}: </span>
          {role}
          <ChevronDown aria-hidden="true" />
        </Button>
      )}
    >
      <MenuLabel>{words.members.changeRole}</MenuLabel>
      {member.can.setRoles.map((next) => (
        <RoleForm key={next} {...props} to={next}>
          <MenuItem type="submit">
            <span className="block">{words.roleName(kind, next)}</span>
            <span className="block text-muted text-sm">{words.roleHint(next)}</span>
          </MenuItem>
        </RoleForm>
      ))}
    </Menu>
  );
}

/** An owner's own role: asked once more, since they cannot take it back. */
function SteppingDown(props: MemberRowProps) {
  const { member, kind, isPending } = props;
  return (
    <Popover
      eager
      label={words.members.stepDownTitle}
      align="end"
      className="w-80"
      trigger={(trigger) => (
        <Button {...trigger} variant="quiet">
          <span className="sr-only">{words.members.roleOf(member.name)}: </span>
          {words.roleName(kind, member.role)}
          <ChevronDown aria-hidden="true" />
        </Button>
      )}
    >
      <p className="font-semibold">{words.members.stepDownTitle}</p>
      <p className="mt-1 mb-3 text-soft">{words.members.stepDownText}</p>
      <div className="flex flex-wrap gap-2">
        {member.can.setRoles.map((next) => (
          <RoleForm key={next} {...props} to={next}>
            <Button type="submit" size="small" busy={isPending}>
              {words.members.become(words.roleName(kind, next))}
            </Button>
          </RoleForm>
        ))}
      </div>
    </Popover>
  );
}

function Removal(props: MemberRowProps) {
  const { member, isPending } = props;
  return (
    <Popover
      eager
      label={words.members.removeTitle(member.name)}
      align="end"
      className="w-80"
      trigger={(trigger) => (
        <Button {...trigger} variant="quiet">
          {words.members.remove}
          <span className="sr-only"> {member.name}</span>
        </Button>
      )}
    >
      <p className="break-words font-semibold">{words.members.removeTitle(member.name)}</p>
      <p className="mt-1 mb-3 text-soft">{words.members.removeText}</p>
      <RoleForm {...props} to={null}>
        <Button type="submit" variant="danger" busy={isPending}>
          {words.members.removeFrom(member.name)}
        </Button>
      </RoleForm>
    </Popover>
  );
}

/** Sends one change of one member; `to` is null for taking them out. */
function RoleForm({
  member,
  submit,
  to,
  children,
}: Pick<MemberRowProps, "member" | "submit"> & { to: MembershipRole | null; children: ReactNode }) {
  return (
    <form action={submit}>
      <input type="hidden" name="personId" value={member.id} />
      <input type="hidden" name="name" value={member.name} />
      <input type="hidden" name="role" value={to ?? ""} />
      {children}
    </form>
  );
}
