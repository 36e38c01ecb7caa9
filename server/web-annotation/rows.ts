import type { Quote } from "@/core/anchoring/quote-schema";
import type { PassageQuote } from "@/core/comment";
import type { PersonRef } from "@/core/person";
import { CodePointIndex } from "@/core/web-annotation/code-points";
import type { Exchanged, ExchangedPassage, QuotedWords } from "@/core/web-annotation/exchanged";
import type { Foreign } from "@/core/web-annotation/foreign";
import { versionText } from "@/server/articles/version-text";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import { isLiveAnnotation, isLiveComment, isShownAnnotation } from "@/server/visibility";
import type { ExchangeLayer } from "@/server/web-annotation/layers";

export interface MemberKey {
  kind: Exchanged["kind"];
  id: string;
  createdAt: Date;
}

interface CommonRow {
  id: string;
  person: PersonRef;
  revision: number;
  createdAt: Date;
  modifiedAt: Date;
  via: string[];
  canonical: string | null;
  foreign: Foreign | null;
}

interface AnnotationRow extends CommonRow {
  segment: string;
  note: string;
  codes: { id: string; name: string }[];
  anchor:
    | (Quote & { start: number | null; end: number | null; versionId: string; number: number; at: string })
    | null;
}

interface ReplyRow extends CommonRow {
  text: string;
  answers: string | null;
  quote: PassageQuote | null;
  number: number | null;
  at: Date | null;
}

/** What is in a layer: live annotations, and live comments on them or on the whole article. */
export const membersOf = ({ actor, article, groupId, ownerId }: ExchangeLayer): Prisma.Sql => Prisma.sql`
  SELECT 'annotation' AS kind, n.id, n."createdAt", n."updatedAt" AS "modifiedAt" FROM "Annotation" n
  WHERE n."articleId" = ${article.id}::uuid AND ${isLiveAnnotation(actor)} AND ${inLayer(groupId, ownerId, Prisma.sql`n`)}
  UNION ALL
  SELECT 'reply', c.id, c."createdAt", coalesce(c."editedAt", c."createdAt") FROM "Thread" t
  JOIN "Comment" c ON c."threadId" = t.id
  LEFT JOIN "Annotation" n ON n.id = t."annotationId"
  WHERE t."articleId" = ${article.id}::uuid AND ${isLiveComment(actor)}
    AND (n.id IS NULL OR ${isShownAnnotation(actor)})
    AND ${groupId === null ? Prisma.sql`t."groupId" IS NULL AND n."authorId" = ${ownerId}::uuid` : Prisma.sql`t."groupId" = ${groupId}::uuid`}`;

const inLayer = (groupId: string | null, ownerId: string | null, alias: Prisma.Sql): Prisma.Sql =>
  groupId === null
    ? Prisma.sql`${alias}."groupId" IS NULL AND ${alias}."authorId" = ${ownerId}::uuid`
    : Prisma.sql`${alias}."groupId" = ${groupId}::uuid`;

/** Members with everything that their description says, in the order of the keys; two queries at most. */
export async function readMembers(layer: ExchangeLayer, keys: readonly MemberKey[]): Promise<Exchanged[]> {
  const idsOf = (kind: Exchanged["kind"]) => keys.filter((key) => key.kind === kind).map(({ id }) => id);
  const [annotations, replies] = await Promise.all([
    readAnnotations(layer, idsOf("annotation")),
    readReplies(layer, idsOf("reply")),
  ]);
  const found = new Map([...annotations, ...replies].map((member) => [member.id, member]));
  return keys.flatMap(({ id }) => found.get(id) ?? []);
}

const person = Prisma.sql`jsonb_build_object('id', p.id, 'name', p.name, 'handle', p.handle) AS person`;

async function readAnnotations(layer: ExchangeLayer, ids: readonly string[]): Promise<Exchanged[]> {
  if (ids.length === 0) return [];
  // The newest place that it had: in the current version, or, for an orphan, where it last stood.
  const rows = await hotQuery<AnnotationRow>(Prisma.sql`
    SELECT n.id, coalesce(n.slug, n.id::text) AS segment, ${person}, n.version AS revision, n."createdAt", n."updatedAt" AS "modifiedAt",
      n.via, n.canonical, n."foreign", n.note,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) ORDER BY ac.position)
        FROM "AnnotationCode" ac JOIN "Code" c ON c.id = ac."codeId" WHERE ac."annotationId" = n.id), '[]') AS codes,
      (SELECT jsonb_build_object('exact', h.exact, 'prefix', h.prefix, 'suffix', h.suffix, 'start', h.start,
          'end', h."end", 'versionId', v.id, 'number', v.number, 'at', v."createdAt")
        FROM "Anchor" h JOIN "ArticleVersion" v ON v.id = h."versionId" WHERE h."annotationId" = n.id
        ORDER BY h.start IS NULL, v.number DESC LIMIT 1) AS anchor
    FROM "Annotation" n JOIN "Person" p ON p.id = n."authorId" WHERE n.id = ANY(${[...ids]}::uuid[])`);
  const indexes = await indexesOf(
    rows.flatMap(({ anchor }) => (anchor && anchor.start !== null ? [anchor.versionId] : [])),
  );
  return rows.map((row) => ({
    kind: "annotation",
    ...common(layer, row, row.segment),
    note: row.note,
    codes: row.codes,
    passage: row.anchor && toPassage(row.anchor, indexes.get(row.anchor.versionId)),
  }));
}

/** By the version's id. */
async function indexesOf(versionIds: readonly string[]): Promise<Map<string, CodePointIndex>> {
  const indexes = new Map<string, CodePointIndex>();
  for (const id of new Set(versionIds)) indexes.set(id, new CodePointIndex(await versionText(id)));
  return indexes;
}

function toPassage(
  anchor: NonNullable<AnnotationRow["anchor"]>,
  index: CodePointIndex | undefined,
): ExchangedPassage {
  const { exact, prefix, suffix, start, end, number, at } = anchor;
  const isPlaced = start !== null && end !== null && index !== undefined;
  return {
    quote: { exact, prefix, suffix },
    position: isPlaced ? index.toCodePoints({ start, end }) : null,
    version: isPlaced ? { number, createdAt: new Date(at).toISOString() } : null,
  };
}

async function readReplies(layer: ExchangeLayer, ids: readonly string[]): Promise<Exchanged[]> {
  if (ids.length === 0) return [];
  const rows = await hotQuery<ReplyRow>(Prisma.sql`
    SELECT c.id, ${person}, c.version AS revision, c."createdAt", coalesce(c."editedAt", c."createdAt") AS "modifiedAt",
      c.via, c.canonical, c."foreign", c.body AS text,
      coalesce(c."parentId"::text, n.slug, n.id::text) AS answers, c.quote, v.number, v."createdAt" AS at
    FROM "Comment" c JOIN "Person" p ON p.id = c."authorId" JOIN "Thread" t ON t.id = c."threadId"
    LEFT JOIN "ArticleVersion" v ON v.id = (c.quote ->> 'versionId')::uuid AND v."articleId" = t."articleId"
    LEFT JOIN "Annotation" n ON n.id = t."annotationId" WHERE c.id = ANY(${[...ids]}::uuid[])`);
  const indexes = await indexesOf(
    rows.flatMap(({ quote, number }) => (quote && number !== null ? [quote.versionId] : [])),
  );
  return rows.map((row) => ({
    kind: "reply",
    ...common(layer, row, row.id),
    text: row.text,
    answers: row.answers,
    quote: toQuoted(row, indexes),
  }));
}

function toQuoted(
  { quote, number, at }: ReplyRow,
  indexes: ReadonlyMap<string, CodePointIndex>,
): QuotedWords | null {
  const index = quote ? indexes.get(quote.versionId) : undefined;
  if (!quote || !index || number === null || at === null) return null;
  const { exact, start, end } = quote;
  return {
    exact,
    position: index.toCodePoints({ start, end }),
    version: { number, createdAt: at.toISOString() },
  };
}

const common = (layer: ExchangeLayer, row: CommonRow, segment: string) => ({
  id: row.id,
  articleSlug: layer.article.slug,
  layer: layer.slug,
  segment,
  author: row.person,
  revision: row.revision,
  createdAt: row.createdAt.toISOString(),
  modifiedAt: row.modifiedAt.toISOString(),
  via: row.via,
  canonical: row.canonical,
  foreign: row.foreign,
});
