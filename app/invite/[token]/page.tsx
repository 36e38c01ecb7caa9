import type { Metadata } from "next";
import { submitJoin } from "@/app/invite/[token]/actions";
import { Invitation } from "@/components/groups/invitation";
import { JoinForm } from "@/components/groups/join-form";
import { Page, PageHeading } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { AppError } from "@/core/errors";
import { groups as words } from "@/messages/en/groups";
import { previewInvite } from "@/server/groups/invite-queries";
import { getClient } from "@/server/http/client-address";
import { type Actor, getActor } from "@/server/session";

/** The address holds a secret: no index, and no other site learns it from a link that is followed here. */
export const metadata: Metadata = {
  title: words.invitation.pageTitle,
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const actor = await getActor();
  const preview = await load(actor, token);
  if (preview instanceof AppError) return <Ended error={preview} />;
  const signIn = `?next=${encodeURIComponent(`/invite/${token}`)}`;
  return (
    <Page width="form">
      <Invitation preview={preview}>
        {preview.alreadyMember ? (
          <LinkButton href={`/groups/${preview.group.slug}`} variant="primary">
            {words.invitation.open}
          </LinkButton>
        ) : actor.kind === "visitor" ? (
          <div className="flex flex-wrap gap-2">
            <LinkButton href={`/sign-in${signIn}`} variant="primary">
              {words.invitation.signIn}
            </LinkButton>
            <LinkButton href={`/sign-up${signIn}`}>{words.invitation.signUp}</LinkButton>
          </div>
        ) : (
          <JoinForm action={submitJoin.bind(null, token)} />
        )}
      </Invitation>
    </Page>
  );
}

/** What the link leads to, or the expected reason why it leads nowhere. */
async function load(actor: Actor, token: string) {
  try {
    return await previewInvite(actor, token, (await getClient()).address);
  } catch (thrown) {
    if (thrown instanceof AppError && ["not-found", "gone", "rate-limited"].includes(thrown.code))
      return thrown;
    throw thrown;
  }
}

function Ended({ error }: { error: AppError }) {
  const { unknownTitle, unknownText, endedTitle, limitedTitle, home } = words.invitation;
  const isUnknown = error.code === "not-found";
  const title = isUnknown ? unknownTitle : error.code === "gone" ? endedTitle : limitedTitle;
  return (
    <Page width="form">
      <PageHeading title={title}>{isUnknown ? unknownText : error.message}</PageHeading>
      <LinkButton href="/">{home}</LinkButton>
    </Page>
  );
}
