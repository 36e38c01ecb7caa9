import type { ReactNode } from "react";
import { PageHeading } from "@/components/shell/page";
import type { InvitePreview } from "@/core/group";
import { groups as words } from "@/messages/en/groups";

export interface InvitationProps {
  preview: InvitePreview;
  /** The one thing to do. */
  children: ReactNode;
}

/** Who invites to what, and as what. */
export function Invitation({ preview, children }: InvitationProps) {
  const { group, role, alreadyMember, invitedBy } = preview;
  const sentence = alreadyMember
    ? words.invitation.already(group.name)
    : invitedBy
      ? words.invitation.invitedBy(invitedBy, group.name)
      : words.invitation.invited(group.name);
  return (
    <>
      <PageHeading title={<span className="break-words">{group.name}</span>}>
        <p className="break-words">{sentence}</p>
      </PageHeading>
      <p className="mb-6 text-soft tabular-nums">
        {words.kindName[group.kind]} · {words.memberCount(group.memberCount)}
        {alreadyMember ? null : <> · {words.invitation.asRole(words.roleName(group.kind, role))}</>}
      </p>
      {children}
    </>
  );
}
