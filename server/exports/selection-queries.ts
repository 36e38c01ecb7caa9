import type { CodeExample } from "@/core/codebook";
import { descriptionOf } from "@/core/codebook/file/description";
import { AppError, invalid } from "@/core/errors";
import { withoutContext } from "@/core/export/json-ld";
import { qdpxProject } from "@/core/export/selection/qdpx-project";
import { reportHtml } from "@/core/export/selection/report-html";
import {
  SELECTION_TYPE,
  type SelectionCode,
  type SelectionHead,
  type SelectionOptions,
  SelectionOptionsSchema,
  selectionFileName,
} from "@/core/export/selection/selection";
import { selectionCsv } from "@/core/export/selection/selection-csv";
import { selectionJsonLd, settledAnnotations } from "@/core/export/selection/selection-json-ld";
import { selectionJsonl } from "@/core/export/selection/selection-jsonl";
import { selectionTsv } from "@/core/export/selection/selection-tsv";
import { Addresses } from "@/core/web-annotation/addresses";
import type { JsonObject } from "@/core/web-annotation/json";
import { takeOut } from "@/messages/en/export";
import { selection as words } from "@/messages/en/selection";
import { queryFrom } from "@/server/annotation-queries/select";
import { db } from "@/server/db";
import { readSelectedMembers } from "@/server/exports/selection-members";
import { Selection, type SelectionSource } from "@/server/exports/selection-reader";
import { SettledSelection } from "@/server/exports/settled-selection";
import { type ZipEntry, zipStream } from "@/server/exports/zip-stream";
import { readableGroupIds } from "@/server/groups/group-rows";
import type { Actor } from "@/server/session";

export interface SelectionFile {
  fileName: string;
  contentType: string;
  /** How many annotations were found when it began. */
  total: number;
  /** Reads from the database only as fast as it is itself read. */
  chunks: AsyncIterable<string | Uint8Array>;
}

/**
 * All annotations that a query finds, of any articles, or all that a group has settled, as one file, as the actor
 * sees them: what they may not see is not in it. Memory does not grow with it.
 * @param origin scheme and host for permalinks, "" where nobody has said what they are
 * @throws AppError before anything is written: invalid for a query that cannot be read, not-configured for JSON-LD,
 *   whose addresses are absolute, without an origin
 */
export async function exportSelection(actor: Actor, input: unknown, origin: string): Promise<SelectionFile> {
  const options = SelectionOptionsSchema.parse(input);
  if (options.format === "jsonld" && origin === "") throw new AppError("not-configured", takeOut.noOrigin);
  const { selection, settledBy } = await sourceOf(actor, options, origin);
  const figures = await selection.figures();
  const exportedAt = new Date().toISOString();
  const head: SelectionHead = {
    query: options.query,
    settledBy,
    origin,
    exportedAt,
    ...(await codesFor(actor)),
    groups: await groupsFor(actor),
  };
  return {
    fileName: selectionFileName(options.format, exportedAt.slice(0, 10), settledBy?.slug ?? null),
    contentType: SELECTION_TYPE[options.format],
    total: figures.annotations,
    chunks: write(options, head, selection, figures),
  };
}

async function sourceOf(
  actor: Actor,
  { query, settled }: SelectionOptions,
  origin: string,
): Promise<{ selection: SelectionSource; settledBy: SelectionHead["settledBy"] }> {
  if (settled === "") return { selection: await Selection.of(actor, queryFrom(query)), settledBy: null };
  if (query !== "") throw invalid("query", words.notBoth);
  const selection = await SettledSelection.of(actor, settled, origin);
  return { selection, settledBy: selection.group };
}

function write(
  { format, bom }: SelectionOptions,
  head: SelectionHead,
  selection: SelectionSource,
  figures: Awaited<ReturnType<SelectionSource["figures"]>>,
): AsyncIterable<string | Uint8Array> {
  switch (format) {
    case "csv":
      return selectionCsv(head, selection.batches(), { bom });
    case "jsonl":
      return selectionJsonl(head, selection.batches());
    case "jsonld":
      return selectionJsonLd(head, webAnnotations(head, selection));
    case "tsv":
      return selectionTsv(head, selection.articles());
    case "report":
      return reportHtml(head, figures, selection.articles(), words.report);
    case "qdpx":
      return zipStream(qdpxEntries(head, selection, new Set(figures.codes.map(({ id }) => id))));
  }
}

function webAnnotations(head: SelectionHead, selection: SelectionSource): AsyncIterable<JsonObject> {
  const addresses = new Addresses(head.origin);
  return head.settledBy
    ? settledAnnotations(head, addresses, selection.articles())
    : withoutContext(addresses, readSelectedMembers(selection, head.groups));
}

async function* qdpxEntries(
  head: SelectionHead,
  selection: SelectionSource,
  used: ReadonlySet<string>,
): AsyncGenerator<ZipEntry> {
  const people = await selection.people();
  // Written first, it says which texts must follow; an article that is corrected meanwhile stays the one it names.
  const named: { versionId: string; text(): Promise<string> }[] = [];
  const articles = async function* () {
    named.length = 0;
    for await (const article of selection.articles()) {
      named.push(article);
      yield article;
    }
  };
  yield { path: "project.qde", chunks: qdpxProject(head, people, used, articles) };
  for (const { versionId, text } of named) {
    yield { path: `sources/${versionId}.txt`, chunks: once(text) };
  }
}

async function* once(text: () => Promise<string>): AsyncGenerator<string> {
  yield await text();
}

/** Codes of shared codebooks and of the actor's groups, by id, in their order. */
async function codesFor(actor: Actor): Promise<Pick<SelectionHead, "codes" | "books">> {
  const rows = await db.code.findMany({
    where: {
      codebook: {
        OR: [{ groupId: null }, { groupId: { in: [...readableGroupIds(actor)] } }],
      },
    },
    orderBy: [{ codebookId: "asc" }, { position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      codebookId: true,
      parentId: true,
      slug: true,
      name: true,
      label: true,
      definition: true,
      whenToUse: true,
      whenNotToUse: true,
      positiveExamples: true,
      negativeExamples: true,
      hue: true,
      shade: true,
      isHeading: true,
      codebook: { select: { slug: true, name: true, guidelines: true } },
    },
  });
  return {
    codes: new Map(
      rows.map(({ codebook, definition, whenToUse, whenNotToUse, ...row }): [string, SelectionCode] => {
        const { positiveExamples, negativeExamples, ...code } = row;
        const examples = {
          positiveExamples: positiveExamples as unknown as CodeExample[],
          negativeExamples: negativeExamples as unknown as CodeExample[],
        };
        const description = descriptionOf({ definition, whenToUse, whenNotToUse, ...examples });
        return [code.id, { ...code, description, codebook: codebook.slug }];
      }),
    ),
    books: new Map(rows.map(({ codebookId, codebook }) => [codebookId, codebook])),
  };
}

async function groupsFor(actor: Actor): Promise<Map<string, { slug: string; name: string }>> {
  const rows = await db.group.findMany({
    where: { id: { in: [...readableGroupIds(actor)] } },
    select: { id: true, slug: true, name: true },
  });
  return new Map(rows.map(({ id, ...group }) => [id, group]));
}
