import type { ReactNode } from "react";
import type { GroupModeration } from "@/app/groups/[slug]/moderation/group-scope";
import { ModerationNav } from "@/components/moderation/moderation-nav";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { moderationScreens } from "@/messages/en/moderation-screens";

/** The frame of a group's moderation screens. */
export function GroupScreen({
  moderation: { group, scope, screens },
  intro,
  children,
}: {
  moderation: GroupModeration;
  intro?: string;
  children: ReactNode;
}) {
  return (
    <Page>
      <PageHeading
        title={<span className="break-words">{moderationScreens.nav.group(group.name)}</span>}
        actions={<BackLink href={`/groups/${group.slug}`}>{moderationScreens.nav.back}</BackLink>}
      >
        {intro ? <p>{intro}</p> : null}
      </PageHeading>
      <ModerationNav base={scope.base} screens={screens} />
      {children}
    </Page>
  );
}
