import { createHash } from "node:crypto";
import { type Carried, carrierBetween } from "@/core/anchoring/carry";
import { succeed, type VersionAnchor } from "@/core/anchoring/succession";
import type { WrittenFacts } from "@/core/permissions";
import type { TextRange } from "@/core/text/range";
import type { CarrySummary } from "@/core/version";
import { versionText } from "@/server/articles/version-text";
import type { Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** An annotation's anchor in the version to come. */
export interface Successor extends VersionAnchor, WrittenFacts {
  annotationId: string;
  authorId: string;
  isDeleted: boolean;
  /** It was in question, or without a place, before. */
  wasSo: boolean;
}

export interface CarryFrom {
  articleId: string;
  /** The current version, which the new one follows. */
  versionId: string;
  number: number;
}

/** Places that were certain are looked up in so many texts; one that is older than all of these stays as it is. */
const MOST_SOURCES = 12;

/** How ranges of earlier versions are carried to the new text; each pair of texts is explained once. */
export class Carrying {
  private readonly carriers = new Map<string, (range: TextRange) => Carried>();

  constructor(
    readonly from: CarryFrom,
    readonly newText: string,
  ) {}

  async of(versionId: string): Promise<(range: TextRange) => Carried> {
    let carrier = this.carriers.get(versionId);
    if (!carrier) {
      carrier = carrierBetween(await versionText(versionId), this.newText);
      this.carriers.set(versionId, carrier);
    }
    return carrier;
  }
}

interface LastRow extends VersionAnchor {
  annotationId: string;
  groupId: string | null;
  authorId: string;
  isDeleted: boolean;
  leftAsOrphan: boolean;
}

interface PlaceRow {
  annotationId: string;
  versionId: string;
  start: number;
  end: number;
}

/**
 * Where every annotation of an article (of all groups and private ones, deleted ones too: they may come back)
 * stands in a text that is to follow its current version. Reads, and writes nothing.
 * @param only these annotations; left out: all
 */
export async function carryForward(
  tx: Transaction,
  carrying: Carrying,
  only?: readonly string[],
): Promise<Successor[]> {
  if (only?.length === 0) return [];
  const { from, newText } = carrying;
  const last = await lastAnchors(tx, from, only);
  const sameText = await anchorsInSameText(tx, from, newText, only);
  const carry = await carrying.of(from.versionId);
  const unsure = last.filter((row) => row.start === null || row.needsReview);
  const fromCertain = await carryFromCertain(tx, carrying, unsure);

  return last.map((row) => {
    const { annotationId, groupId, authorId, isDeleted, leftAsOrphan, ...anchor } = row;
    const next = succeed(newText, {
      last: anchor,
      leftAsOrphan,
      fromLast: anchor.start === null || anchor.end === null ? null : carry(anchor as TextRange),
      fromCertain: fromCertain.get(annotationId) ?? null,
      sameText: sameText.get(annotationId) ?? null,
    });
    const wasSo = next.origin === anchor.origin && (next.origin === "orphaned" || anchor.needsReview);
    return { ...next, annotationId, articleId: from.articleId, groupId, authorId, isDeleted, wasSo };
  });
}

const among = (column: Prisma.Sql, only: readonly string[] | undefined) =>
  only === undefined ? Prisma.empty : Prisma.sql`AND ${column} = ANY(${[...only]}::uuid[])`;

const anchorColumns = Prisma.sql`h."annotationId", h.start, h."end", h.exact, h.prefix, h.suffix,
  h.origin::text AS origin, h.why, h."needsReview"`;

const lastAnchors = (tx: Transaction, from: CarryFrom, only?: readonly string[]) =>
  tx.$queryRaw<LastRow[]>`
    SELECT ${anchorColumns}, n."groupId", n."authorId", n."deletedAt" IS NOT NULL AS "isDeleted",
      h.origin = 'orphaned' AND h."reviewedAt" IS NOT NULL AS "leftAsOrphan"
    FROM "Annotation" n JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = ${from.versionId}::uuid
    WHERE n."articleId" = ${from.articleId}::uuid ${among(Prisma.sql`n.id`, only)}`;

/** What became of the newest certain places of annotations that are in question, or stand nowhere. */
async function carryFromCertain(
  tx: Transaction,
  carrying: Carrying,
  unsure: readonly LastRow[],
): Promise<Map<string, Carried>> {
  const found = new Map<string, Carried>();
  if (unsure.length === 0) return found;
  const places = await tx.$queryRaw<PlaceRow[]>`
    SELECT DISTINCT ON (h."annotationId") h."annotationId", h."versionId", h.start, h."end"
    FROM "Anchor" h JOIN "ArticleVersion" v ON v.id = h."versionId"
    WHERE h."annotationId" = ANY(${unsure.map(({ annotationId }) => annotationId)}::uuid[])
      AND v.number < ${carrying.from.number} AND h.start IS NOT NULL AND NOT h."needsReview"
    ORDER BY h."annotationId", v.number DESC`;
  const perVersion = new Map<string, PlaceRow[]>();
  for (const place of places) {
    const rows = perVersion.get(place.versionId);
    if (rows) rows.push(place);
    else perVersion.set(place.versionId, [place]);
  }
  const fullest = [...perVersion].sort(([, a], [, b]) => b.length - a.length).slice(0, MOST_SOURCES);
  for (const [versionId, rows] of fullest) {
    const carry = await carrying.of(versionId);
    for (const row of rows) found.set(row.annotationId, carry(row));
  }
  return found;
}

/** The anchors of the newest earlier version of the very same text, but for what a person has placed since. */
async function anchorsInSameText(
  tx: Transaction,
  from: CarryFrom,
  newText: string,
  only?: readonly string[],
): Promise<Map<string, VersionAnchor>> {
  const hash = contentHash(newText);
  const [same] = await tx.$queryRaw<{ id: string; number: number }[]>`
    SELECT id, number FROM "ArticleVersion" WHERE "articleId" = ${from.articleId}::uuid
      AND "contentHash" = ${hash} AND number < ${from.number} ORDER BY number DESC LIMIT 1`;
  if (!same) return new Map();
  const rows = await tx.$queryRaw<(VersionAnchor & { annotationId: string })[]>`
    SELECT ${anchorColumns} FROM "Anchor" h
    WHERE h."versionId" = ${same.id}::uuid AND h.start IS NOT NULL ${among(Prisma.sql`h."annotationId"`, only)}
      AND NOT EXISTS (SELECT 1 FROM "Anchor" later JOIN "ArticleVersion" v ON v.id = later."versionId"
        WHERE later."annotationId" = h."annotationId" AND v.number > ${same.number}
          AND later.origin IN ('made', 'confirmed'))`;
  return new Map(rows.map(({ annotationId, ...anchor }) => [annotationId, anchor]));
}

export const contentHash = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What becomes of anchors, in numbers. */
export function summarise(anchors: Iterable<Pick<VersionAnchor, "origin" | "needsReview">>): CarrySummary {
  const summary: CarrySummary = { kept: 0, review: 0, orphaned: 0 };
  for (const { origin, needsReview } of anchors) {
    if (origin === "orphaned") summary.orphaned++;
    else if (needsReview) summary.review++;
    else summary.kept++;
  }
  return summary;
}
