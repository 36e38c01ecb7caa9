import { AppError } from "@/core/errors";
import { toCsv } from "@/core/export/csv";
import { CONTENT_TYPE, exportFileName } from "@/core/export/file-name";
import { toHtml } from "@/core/export/html";
import { toJson } from "@/core/export/json";
import { toJsonLd } from "@/core/export/json-ld";
import type { ExportCode, ExportHead } from "@/core/export/layer-export";
import { toMarkdown } from "@/core/export/markdown";
import { type ExportOptions, ExportOptionsSchema } from "@/core/export/options";
import { Addresses } from "@/core/web-annotation/addresses";
import { takeOut } from "@/messages/en/export";
import { getArticle } from "@/server/articles/queries";
import { db } from "@/server/db";
import {
  type LayerScope,
  readDiscussion,
  readItems,
  readItemsAt,
  readPlaces,
} from "@/server/exports/layer-reader";
import { layerTag } from "@/server/exports/layer-tag";
import { readMembersOf } from "@/server/exports/member-reader";
import { getGroup } from "@/server/groups/queries";
import type { Actor } from "@/server/session";

export interface LayerFile {
  fileName: string;
  contentType: string;
  /** The opaque part of its weak entity tag; see `layerTag`. */
  tag: string;
  /** Begins to write it; reads from the database only as fast as it is itself read. */
  open(): Promise<AsyncIterable<string>>;
}

/**
 * An article with its layer in one group as a file, as the actor sees it.
 * @param articleIdOrSlug its current version, which stays the same for the whole file
 * @param origin scheme and host for permalinks, "" where nobody has said what they are
 * @throws AppError before anything is written: not-found for an article or group the actor may not read,
 *   not-configured for JSON-LD, whose addresses are absolute, without an origin.
 */
export async function exportLayer(
  actor: Actor,
  articleIdOrSlug: string,
  input: unknown,
  origin: string,
): Promise<LayerFile> {
  const options = ExportOptionsSchema.parse(input);
  const [article, group] = await Promise.all([
    getArticle(actor, articleIdOrSlug),
    getGroup(actor, options.group),
  ]);
  if (options.format === "jsonld" && origin === "") throw new AppError("not-configured", takeOut.noOrigin);
  const [codes, canonicalUrl] = await Promise.all([codesFor(group.id), canonicalUrlOf(article.id)]);
  const head: ExportHead = {
    article,
    canonicalUrl,
    group: { slug: group.slug, name: group.name, isPublic: group.isPublic },
    includesPrivate: options.private,
    origin,
    exportedAt: new Date().toISOString(),
    codes,
  };
  const scope: LayerScope = {
    actor,
    articleId: article.id,
    versionId: article.version.id,
    groupId: group.id,
    withPrivate: options.private,
  };
  return {
    fileName: exportFileName(article.slug, head.group, options.format),
    contentType: CONTENT_TYPE[options.format],
    tag: await layerTag(scope, head, options),
    open: () => write(options, head, scope),
  };
}

async function write(
  { format, bom }: ExportOptions,
  head: ExportHead,
  scope: LayerScope,
): Promise<AsyncIterable<string>> {
  if (format === "jsonld") return toJsonLd(head, new Addresses(head.origin), readMembersOf(scope, head));
  if (format === "json" || format === "csv") {
    const listed = { head, items: readItems(scope), discussion: readDiscussion(scope) };
    return format === "json" ? toJson(listed) : toCsv(listed, { bom });
  }
  const places = await readPlaces(scope);
  const numbered = { head, places, items: readItemsAt(scope, places), discussion: readDiscussion(scope) };
  return format === "html" ? toHtml(numbered, takeOut.files) : toMarkdown(numbered, takeOut.files);
}

/** Codes that can stand in a group's layer, by id: those of shared codebooks and of its own. */
async function codesFor(groupId: string): Promise<Map<string, ExportCode>> {
  const rows = await db.code.findMany({
    where: { codebook: { OR: [{ groupId: null }, { groupId }] } },
    select: { id: true, slug: true, name: true, hue: true, codebook: { select: { slug: true } } },
  });
  return new Map(rows.map(({ id, codebook, ...code }) => [id, { ...code, codebook: codebook.slug }]));
}

async function canonicalUrlOf(articleId: string): Promise<string | null> {
  const row = await db.article.findUnique({ where: { id: articleId }, select: { canonicalUrl: true } });
  return row?.canonicalUrl ?? null;
}
