import { AnalysisView } from "@/components/analysis/analysis-view";
import { GroupChoice } from "@/components/analysis/group-choice";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Analysis } from "@/core/analysis/findings";
import type { GroupSummary } from "@/core/group";
import { analysis as words } from "@/messages/en/analysis";

/** What was found, of an article, a group or a codebook. */
export function AnalysisPage({
  kind,
  name,
  analysis,
  backHref,
  readHref,
  groups,
}: {
  kind: "article" | "group" | "codebook";
  name: string;
  analysis: Analysis;
  backHref: string;
  /** Where one goes to highlight something. */
  readHref: string;
  /** Whose findings can be looked at; none where the page is of one group. */
  groups: readonly GroupSummary[];
}) {
  const { group, findings } = analysis;
  const agreementHref =
    kind === "group"
      ? `/groups/${group.slug}/agreement`
      : `${backHref.split("?")[0]}/agreement?group=${group.slug}`;
  const lead =
    kind === "article"
      ? words.lead.article(name, group.name)
      : kind === "codebook"
        ? words.lead.codebook(name, group.name)
        : words.lead.group(group.name);
  return (
    <Page width="wide">
      <PageHeading
        title={words.title[kind]}
        actions={
          <div className="screen-only flex flex-wrap items-end gap-2">
            <GroupChoice groups={groups} group={group} />
            {kind === "codebook" || group.isPublic ? null : (
              <LinkButton href={agreementHref}>{words.agreement}</LinkButton>
            )}
            <BackLink href={backHref}>{words.back[kind]}</BackLink>
          </div>
        }
      >
        {lead}
      </PageHeading>
      {findings.annotations === 0 ? (
        <EmptyState title={words.none} action={<LinkButton href={readHref}>{words.noneAction}</LinkButton>}>
          {words.noneHint}
        </EmptyState>
      ) : (
        <AnalysisView analysis={analysis} />
      )}
    </Page>
  );
}
