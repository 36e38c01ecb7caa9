import { setImmediate } from "node:timers/promises";
import { type Carried, carryAnchors } from "@/core/anchoring/carry";
import { describeRange } from "@/core/anchoring/quote";
import { succeed, type VersionAnchor } from "@/core/anchoring/succession";
import { AppError } from "@/core/errors";
import { itemsOf } from "@/core/import-layer/collection-items";
import { planCollection } from "@/core/import-layer/plan-collection";
import type { PlannedAnchors } from "@/core/import-layer/planned";
import { addressesIn, type ReadEntry, readCollection } from "@/core/import-layer/read-collection";
import { ImportAnnotationsSchema, type ImportReport } from "@/core/import-layer/request";
import { type Addresses, OWN_LAYER } from "@/core/web-annotation/addresses";
import type { IncomingPassage } from "@/core/web-annotation/incoming-target";
import type { Json } from "@/core/web-annotation/json";
import { PassagePlacer, type Placed } from "@/core/web-annotation/placing";
import type { ReadableArticle } from "@/server/articles/access";
import { versionText } from "@/server/articles/version-text";
import { usableCodes } from "@/server/codebooks/usable-codes";
import { db } from "@/server/db";
import { carryOut, requireImporter } from "@/server/imports/carry-out";
import { findMembers } from "@/server/imports/members";
import { standInFor } from "@/server/imports/stand-in";
import { type Actor, requirePerson } from "@/server/session";

/** So many passages are placed before others get their turn. */
const AT_A_TIME = 50;

/**
 * Brings Web Annotations in, many in one request: by the rules that the Web Annotation Protocol has for one,
 * all or nothing, in one transaction. Each stands under the importer's name, with the creator that the file
 * names in `foreign` and its former address in `via`; by that it is known when it comes again.
 * @throws AppError as `importLayer`
 */
export async function importAnnotations(
  actor: Actor,
  articleIdOrSlug: string,
  input: unknown,
  addresses: Addresses,
): Promise<ImportReport> {
  requirePerson(actor);
  const request = ImportAnnotationsSchema.parse(input);
  const { groupId, source } = request;
  const person = requireImporter(actor, groupId);
  const { items, lines } = itemsOf(request.file as Json);
  return carryOut(person, articleIdOrSlug, request, async (article) => {
    const place = {
      addresses,
      articleSlug: article.slug,
      canonicalUrl: await canonicalUrlOf(article.id),
      layer: await layerSlug(groupId),
    };
    const layer = { articleId: article.id, groupId };
    const container = `${article.id} ${groupId ?? person.id}`;
    const idFor = (original: string) => standInFor(original, container);
    const members = await findMembers(person, layer, place, addressesIn(items), idFor);
    const entries = readCollection(items, { ...place, source, idFor, known: members.byAddress });
    const usable = await usableCodes(
      entries.flatMap(({ read }) => ("incoming" in read ? read.incoming.codes : [])),
      groupId,
    );
    const places = await placeAll(article, entries);
    return planCollection(entries, lines, {
      groupId,
      importerId: person.id,
      importerIri: addresses.person(person.id),
      now: new Date(),
      isUsable: (code) => usable.has(code),
      placeOf: (entry) => places.get(entry) ?? { refused: "It has no place." },
      member: members.named,
    });
  });
}

async function canonicalUrlOf(id: string): Promise<string | null> {
  const { canonicalUrl } = await db.article.findUniqueOrThrow({
    where: { id },
    select: { canonicalUrl: true },
  });
  return canonicalUrl;
}

async function layerSlug(groupId: string | null): Promise<string> {
  if (groupId === null) return OWN_LAYER;
  const { slug } = await db.group.findUniqueOrThrow({ where: { id: groupId }, select: { slug: true } });
  return slug;
}

type Place = PlannedAnchors | { refused: string };

/** Places every passage in the version that it names, or in the current one, and carries the former over. */
async function placeAll(
  article: ReadableArticle,
  entries: readonly ReadEntry[],
): Promise<Map<ReadEntry, Place>> {
  const places = new Map<ReadEntry, Place>();
  const byVersion = new Map<number | null, [ReadEntry, IncomingPassage][]>();
  for (const entry of entries) {
    const passage = "incoming" in entry.read && !entry.known ? entry.read.incoming.passage : null;
    if (!passage) continue;
    const sharing = byVersion.get(passage.version);
    if (sharing) sharing.push([entry, passage]);
    else byVersion.set(passage.version, [[entry, passage]]);
  }
  for (const [number, sharing] of byVersion) {
    const versionId = number === null ? article.currentVersionId : await versionIdOf(article, number);
    if (versionId === null) {
      const refused = `The article has no version ${number}.`;
      for (const [entry] of sharing) places.set(entry, { refused });
      continue;
    }
    const found = await placeIn(await versionText(versionId), sharing, places);
    await setPlaces(article, versionId, found, places);
  }
  return places;
}

async function versionIdOf({ id: articleId }: ReadableArticle, number: number): Promise<string | null> {
  const where = { articleId_number: { articleId, number } };
  return (await db.articleVersion.findUnique({ where, select: { id: true } }))?.id ?? null;
}

async function placeIn(
  text: string,
  passages: readonly [ReadEntry, IncomingPassage][],
  places: Map<ReadEntry, Place>,
): Promise<[ReadEntry, Placed][]> {
  const placer = new PassagePlacer(text);
  const found: [ReadEntry, Placed][] = [];
  for (const [index, [entry, passage]] of passages.entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) await setImmediate();
    try {
      found.push([entry, placer.place(passage)]);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      places.set(entry, { refused: thrown.message });
    }
  }
  return found;
}

async function setPlaces(
  article: ReadableArticle,
  versionId: string,
  found: readonly [ReadEntry, Placed][],
  places: Map<ReadEntry, Place>,
): Promise<void> {
  const text = await versionText(versionId);
  const current = await versionText(article.currentVersionId);
  const isCurrent = versionId === article.currentVersionId;
  const ranges = found.map(([, { range }]) => range);
  const carried: (Carried | undefined)[] = isCurrent ? [] : carryAnchors(text, current, ranges);
  for (const [index, [entry, { range, review }]] of found.entries()) {
    const made: VersionAnchor = {
      ...describeRange(text, range),
      ...range,
      origin: "made",
      why: review ?? "",
      needsReview: review !== null,
    };
    if (isCurrent) {
      places.set(entry, { earlier: null, current: made });
      continue;
    }
    const fromLast = carried[index] ?? null;
    const ancestry = { last: made, leftAsOrphan: false, fromLast, fromCertain: null, sameText: null };
    places.set(entry, { earlier: { ...made, versionId }, current: succeed(current, ancestry) });
  }
}
