import type { ReactNode } from "react";
import { SITE, siteScreens } from "@/app/moderation/site-scope";
import { ModerationNav } from "@/components/moderation/moderation-nav";
import { Page, PageHeading } from "@/components/shell/page";
import { moderationScreens } from "@/messages/en/moderation-screens";
import type { SignedInActor } from "@/server/session";

/** The frame of the site's moderation screens. */
export function SiteScreen({
  actor,
  intro,
  children,
}: {
  actor: SignedInActor;
  intro?: string;
  children: ReactNode;
}) {
  return (
    <Page>
      <PageHeading title={moderationScreens.title}>{intro ? <p>{intro}</p> : null}</PageHeading>
      <ModerationNav base={SITE.base} screens={siteScreens(actor)} />
      {children}
    </Page>
  );
}
