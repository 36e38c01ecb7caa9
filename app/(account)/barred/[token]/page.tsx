import type { Metadata } from "next";
import { submitAppeal, submitMessage } from "@/app/(account)/barred/[token]/actions";
import { AppealSoFar } from "@/components/moderation/appeal-so-far";
import { BarredForm } from "@/components/moderation/barred-form";
import { SanctionTold } from "@/components/moderation/sanction-told";
import { Page, PageHeading } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { AppError } from "@/core/errors";
import { newId } from "@/core/new-id";
import { moderation as words } from "@/messages/en/moderation";
import { moderationAppeals } from "@/messages/en/moderation-appeals";
import { getBarred } from "@/server/moderation/barred";

/** The address lets whoever has it speak for somebody. */
export const metadata: Metadata = {
  title: words.barred.title,
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

interface Props {
  params: Promise<{ token: string }>;
}

export default async function BarredPage({ params }: Props) {
  const { token } = await params;
  const barred = await load(token);
  if (barred === null) {
    return (
      <Page width="form">
        <PageHeading title={words.barred.title}>{words.barred.ended}</PageHeading>
        <LinkButton href="/sign-in">{words.barred.signIn}</LinkButton>
      </Page>
    );
  }
  return (
    <Page width="text">
      <PageHeading title={words.barred.title}>{words.barred.intro}</PageHeading>
      <div className="flex flex-col gap-10">
        {barred.sanctions.map(({ sanction, appeal }) => (
          <section key={sanction.action.id} className="flex flex-col gap-4">
            {appeal === null ? (
              <>
                <SanctionTold sanction={sanction} />
                {sanction.can.appeal ? (
                  <BarredForm
                    action={submitAppeal.bind(null, token, sanction.action.id)}
                    id={newId()}
                    label={moderationAppeals.mine.appealWords}
                    hint={moderationAppeals.mine.appealHint}
                    submit={moderationAppeals.mine.appealSubmit}
                  />
                ) : null}
              </>
            ) : (
              <>
                <AppealSoFar appeal={appeal} viewerId={barred.personId} />
                {appeal.can.write ? (
                  <BarredForm
                    // A sent message empties the form, and the next one is another.
                    key={appeal.messages.length}
                    action={submitMessage.bind(null, token, appeal.id)}
                    id={newId()}
                    label={moderationAppeals.appeal.write}
                    submit={moderationAppeals.appeal.send}
                  />
                ) : null}
              </>
            )}
          </section>
        ))}
      </div>
      <p className="mt-8 text-muted text-sm">{words.barred.keep}</p>
    </Page>
  );
}

/** Null where the address has ended. */
async function load(token: string) {
  try {
    return await getBarred(token);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "gone") return null;
    throw thrown;
  }
}
