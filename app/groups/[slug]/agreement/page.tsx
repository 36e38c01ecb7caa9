import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loadGroup } from "@/app/groups/[slug]/load-group";
import { ReportView } from "@/components/agreement/report-view";
import { ScopeForm } from "@/components/agreement/scope-form";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { readScope } from "@/core/agreement/scope-choices";
import { AppError } from "@/core/errors";
import { agreement as words } from "@/messages/en/agreement";
import { requestReport } from "@/server/agreement/reports";
import { getScopeChoices } from "@/server/agreement/scope-choices";
import { listCodeRefs } from "@/server/codebooks/queries";
import { getActor } from "@/server/session";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words.ofGroup((await loadGroup((await params).slug)).name) };
}

export default async function GroupAgreementPage({ params, searchParams }: Props) {
  const [{ slug }, query, actor] = await Promise.all([params, searchParams, getActor()]);
  const here = `/groups/${slug}/agreement`;
  if (actor.kind === "visitor") redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  const group = await loadGroup(slug);
  const scope = readScope(query);
  const [choices, codes, report] = await Promise.all([
    getScopeChoices(actor, group.id),
    listCodeRefs(actor, group.id),
    requestReport(actor, group.id, scope).catch(refusalOf),
  ]);
  return (
    <Page>
      <PageHeading
        title={<span className="break-words">{words.ofGroup(group.name)}</span>}
        actions={<BackLink href={`/groups/${group.slug}`}>{words.back}</BackLink>}
      >
        <p>{words.intro}</p>
      </PageHeading>
      <div className="flex flex-col gap-10">
        <ScopeForm action={here} choices={choices} scope={scope} />
        {typeof report === "string" ? (
          <EmptyState title={words.notNow}>{report}</EmptyState>
        ) : (
          <ReportView key={report.id} first={report} codes={codes} groupSlug={group.slug} />
        )}
      </div>
    </Page>
  );
}

/** What keeps this from being compared is said on the page, where something else can be chosen. */
function refusalOf(thrown: unknown): string {
  if (thrown instanceof AppError) return thrown.message;
  throw thrown;
}
