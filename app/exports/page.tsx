import type { Metadata } from "next";
import { SelectionForm } from "@/components/exports/selection-form";
import { Page, PageHeading } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { AppError, type FieldFault } from "@/core/errors";
import { SELECTION_FORMATS, type SelectionFormat } from "@/core/export/selection/selection";
import { selection as words } from "@/messages/en/selection";
import { countMatching } from "@/server/annotation-queries/queries";
import { queryFrom } from "@/server/annotation-queries/select";
import { listSettledGroups } from "@/server/exports/settled-selection";
import { type Actor, getActor } from "@/server/session";

export const metadata: Metadata = { title: words.title, robots: { index: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Any selection of annotations as a file: asked for, counted, taken out. */
export default async function ExportsPage({ searchParams }: Props) {
  const { query: asked, format, settled } = await searchParams;
  const query = typeof asked === "string" ? asked : "";
  const actor = await getActor();
  const groups = await listSettledGroups(actor);
  const group = groups.find(({ slug }) => slug === settled) ?? null;
  const { found, faults } = group ? { found: null, faults: [] } : await count(actor, query);
  return (
    <Page width="text">
      <PageHeading
        title={words.title}
        actions={actor.kind === "person" ? <LinkButton href="/imports">{words.bringIn}</LinkButton> : null}
      >
        {words.lead}
      </PageHeading>
      <SelectionForm
        // Another question is another form.
        key={`${query} ${group?.slug ?? ""}`}
        query={query}
        format={formatFrom(format)}
        groups={groups}
        settled={group?.slug ?? ""}
        found={found}
        faults={faults}
      />
    </Page>
  );
}

/** What the query finds, or all that is wrong with it. */
async function count(
  actor: Actor,
  query: string,
): Promise<{ found: { annotations: number; articles: number } | null; faults: readonly FieldFault[] }> {
  try {
    return { found: await countMatching(actor, queryFrom(query)), faults: [] };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== "invalid") throw thrown;
    return { found: null, faults: thrown.details.fields ?? [{ field: "query", message: thrown.message }] };
  }
}

const formatFrom = (format: unknown): SelectionFormat =>
  SELECTION_FORMATS.find((one) => one === format) ?? "csv";
