import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { submitIntake } from "@/app/articles/new/actions";
import { Intake } from "@/components/intake/intake";
import { Page, PageHeading } from "@/components/shell/page";
import { intake as words } from "@/messages/en/intake";
import { getIntakeAudience } from "@/server/articles/intake-audience";
import { getActor } from "@/server/session";

export const metadata: Metadata = { title: words.title };

export default async function NewArticlePage() {
  const actor = await getActor();
  if (actor.kind === "visitor") redirect("/sign-in?next=%2Farticles%2Fnew");
  const { canFetch, ...audience } = await getIntakeAudience(actor);
  return (
    <Page width="wide">
      <div className="mx-auto max-w-2xl lg:has-[+form_[data-stage-heading]]:max-w-none">
        <PageHeading title={words.title}>{words.lead}</PageHeading>
      </div>
      <Intake personId={actor.id} action={submitIntake} audience={audience} canFetch={canFetch} />
    </Page>
  );
}
