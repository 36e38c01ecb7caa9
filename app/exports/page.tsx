import type { Metadata } from "next";
import { SelectionForm } from "@/components/exports/selection-form";
import { Page, PageHeading } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { AppError } from "@/core/errors";
import { SELECTION_FORMATS, type SelectionFormat } from "@/core/export/selection/selection";
import { selection as words } from "@/messages/en/selection";
import { countMatching } from "@/server/annotation-queries/queries";
import { queryFrom } from "@/server/annotation-queries/select";
import { listSettledGroups } from "@/server/exports/settled-selection";
import { getActor } from "@/server/session";

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
  const { found, fault } = group ? { found: null, fault: null } : await count(actor, query);
  return (
    <Page width="text">
      <PageHeading
        title={words.title}
        actions={actor.kind === "person" ? <LinkButton href="/imports">{words.bringIn}</LinkButton> : null}
      >
        {words.lead}
      </PageHeading>
      <SelectionForm
        query={query}
        format={formatFrom(format)}
        groups={groups}
        settled={group?.slug ?? ""}
        found={found}
        fault={fault}
      />
    </Page>
  );
}

async function count(actor: Awaited<ReturnType<typeof getActor>>, query: string) {
  try {
    return { found: await countMatching(actor, queryFrom(query)), fault: null };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== "invalid") throw thrown;
    return { found: null, fault: thrown.details.fields?.[0]?.message ?? thrown.message };
  }
}

const formatFrom = (format: unknown): SelectionFormat =>
  SELECTION_FORMATS.find((one) => one === format) ?? "csv";
