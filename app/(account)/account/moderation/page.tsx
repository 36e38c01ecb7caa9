import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MyFlagList, MySanctionList, MyWithheldList } from "@/components/moderation/my-words";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { Section } from "@/components/shell/section";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { CursorSchema } from "@/core/page";
import { account } from "@/messages/en/account";
import { moderationAppeals } from "@/messages/en/moderation-appeals";
import { listMyFlags } from "@/server/moderation/flag-queries";
import { listMySanctions, listMyWithheldWords } from "@/server/moderation/my-moderation";
import { getActor } from "@/server/session";

const words = moderationAppeals.mine;

export const metadata: Metadata = { title: words.title };

interface Props {
  searchParams: Promise<{ cursor?: string }>;
}

export default async function MyModerationPage({ searchParams }: Props) {
  const actor = await getActor();
  if (actor.kind === "visitor") redirect("/sign-in?next=%2Faccount%2Fmoderation");
  const { cursor } = await searchParams;
  const [withheld, sanctions, flags] = await Promise.all([
    listMyWithheldWords(actor, CursorSchema.safeParse(cursor).success ? { cursor } : {}),
    listMySanctions(actor),
    listMyFlags(actor, { limit: 20 }),
  ]);
  const isNothing = withheld.items.length === 0 && sanctions.items.length === 0;
  return (
    <Page width="text">
      <PageHeading title={words.title} actions={<BackLink href="/account">{account.page.title}</BackLink>}>
        <p>{words.intro}</p>
      </PageHeading>
      {isNothing ? <EmptyState title={words.none}>{words.noneHint}</EmptyState> : null}
      {sanctions.items.length > 0 ? (
        <Section title={words.sanctions} className="mb-12">
          <MySanctionList items={sanctions.items} />
        </Section>
      ) : null}
      {withheld.items.length > 0 ? (
        <Section title={words.words} className="mb-12">
          <MyWithheldList items={withheld.items} />
          {withheld.next ? (
            <p>
              <LinkButton href={`/account/moderation?cursor=${encodeURIComponent(withheld.next)}`}>
                {words.older}
              </LinkButton>
            </p>
          ) : null}
        </Section>
      ) : null}
      {flags.items.length > 0 ? (
        <Section title={words.flags}>
          <MyFlagList items={flags.items} />
        </Section>
      ) : null}
    </Page>
  );
}
