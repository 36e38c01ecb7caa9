import { MY_DATA_SECTIONS, type MyDataFormat, MyDataQuerySchema } from "@/core/my-data";
import { Addresses, OWN_LAYER } from "@/core/web-annotation/addresses";
import { toWebAnnotation } from "@/core/web-annotation/outgoing";
import { ANNOTATION_CONTEXT } from "@/core/web-annotation/vocabulary";
import { SECTION_ROWS } from "@/server/accounts/my-data-sections";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { consume } from "@/server/limits";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { isLiveAnnotation, isLiveComment } from "@/server/visibility";
import type { ExchangeLayer } from "@/server/web-annotation/layers";
import { type MemberKey, readMembers } from "@/server/web-annotation/rows";

/** Rows that are in memory at a time. */
const PAGE = 500;

export interface MyData {
  format: MyDataFormat;
  fileName: string;
  chunks: AsyncIterable<string>;
}

/**
 * Everything that the site holds of the actor, as text that is written while it is read. As JSON: all of it, by
 * kind, with what they deleted and can still restore. As JSON-LD: what they wrote, as Web Annotations.
 * @param origin scheme and host, for the addresses of Web Annotations
 */
export async function exportMyData(actor: Actor, query: unknown, origin: string): Promise<MyData> {
  const person = requirePerson(actor);
  const { format } = MyDataQuerySchema.parse(query);
  await consume("write", person.id);
  return {
    format,
    fileName: `marginalia-${person.handle}.${format === "json" ? "json" : "jsonld"}`,
    chunks: format === "json" ? asJson(person) : asJsonLd(person, new Addresses(origin)),
  };
}

async function* asJson(person: SignedInActor): AsyncGenerator<string> {
  const head = { format: "marginalia-my-data", version: 1, exportedAt: new Date().toISOString() };
  yield `${JSON.stringify(head).slice(0, -1)}`;
  for (const name of MY_DATA_SECTIONS) {
    yield `,\n"${name}":[`;
    let isFirst = true;
    let last = "";
    for (let isMore = true; isMore; ) {
      const rows = await db.$queryRaw<{ key: string; item: unknown }[]>(Prisma.sql`
        SELECT key, item FROM (${SECTION_ROWS[name](person.id)}) s
        WHERE key COLLATE "C" > ${last} ORDER BY key COLLATE "C" LIMIT ${PAGE}`);
      for (const { key, item } of rows) {
        yield `${isFirst ? "\n" : ",\n"}${JSON.stringify(item)}`;
        isFirst = false;
        last = key;
      }
      isMore = rows.length === PAGE;
    }
    yield "]";
  }
  yield "}\n";
}

async function* asJsonLd(person: SignedInActor, addresses: Addresses): AsyncGenerator<string> {
  const id = `${addresses.person(person.id)}#words`;
  const head = {
    "@context": ANNOTATION_CONTEXT,
    id,
    type: "AnnotationCollection",
    label: person.name,
    generated: new Date().toISOString(),
  };
  const page = { id: `${id}-1`, type: "AnnotationPage", startIndex: 0 };
  yield `${JSON.stringify(head).slice(0, -1)},\n"first":${JSON.stringify(page).slice(0, -1)},"items":[`;
  let total = 0;
  for (const layer of await layersOf(person)) {
    for (let after: MemberKey | null = null, isMore = true; isMore; ) {
      const keys: MemberKey[] = await ownKeys(person, layer, after);
      for (const member of await readMembers(layer, keys)) {
        // The collection's context holds for all that is in it.
        const { "@context": _, ...annotation } = toWebAnnotation(addresses, member);
        yield `${total++ === 0 ? "" : ","}\n${JSON.stringify(annotation)}`;
      }
      after = keys.at(-1) ?? null;
      isMore = keys.length === PAGE;
    }
  }
  yield `]},\n"total":${total}}\n`;
}

/** Where they wrote something: also on articles and in groups that they may no longer read, since it is theirs. */
async function layersOf(person: SignedInActor): Promise<ExchangeLayer[]> {
  const rows = await db.$queryRaw<
    {
      articleId: string;
      slug: string;
      language: string;
      currentVersionId: string;
      groupId: string | null;
      groupSlug: string | null;
      groupName: string | null;
    }[]
  >`
    SELECT DISTINCT a.id AS "articleId", a.slug, a.language, a."currentVersionId", g.id AS "groupId",
      g.slug AS "groupSlug", g.name AS "groupName"
    FROM (
      SELECT "articleId", "groupId" FROM "Annotation" WHERE "authorId" = ${person.id}::uuid
      UNION
      SELECT t."articleId", t."groupId" FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
      WHERE c."authorId" = ${person.id}::uuid) place
    JOIN "Article" a ON a.id = place."articleId" LEFT JOIN "Group" g ON g.id = place."groupId"
    WHERE a."currentVersionId" IS NOT NULL ORDER BY a.id, g.id NULLS FIRST`;
  return rows.map(({ articleId, slug, language, currentVersionId, groupId, groupSlug, groupName }) => ({
    actor: person,
    article: {
      id: articleId,
      slug,
      language,
      currentVersionId,
      visibility: "groups",
      groupIds: [],
      createdById: null,
    },
    slug: groupSlug ?? OWN_LAYER,
    name: groupName ?? "",
    groupId,
    ownerId: groupId === null ? person.id : null,
  }));
}

/** Oldest first. What they deleted is no annotation any more; the JSON has it. */
const ownKeys = (
  person: SignedInActor,
  { article, groupId }: ExchangeLayer,
  after: MemberKey | null,
): Promise<MemberKey[]> => db.$queryRaw<MemberKey[]>`
  SELECT kind, id, "createdAt" FROM (
    SELECT 'annotation' AS kind, n.id, n."createdAt" FROM "Annotation" n
    WHERE n."articleId" = ${article.id}::uuid AND n."groupId" IS NOT DISTINCT FROM ${groupId}::uuid
      AND n."authorId" = ${person.id}::uuid AND ${isLiveAnnotation(person)}
    UNION ALL
    SELECT 'reply', c.id, c."createdAt" FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
    WHERE t."articleId" = ${article.id}::uuid AND t."groupId" IS NOT DISTINCT FROM ${groupId}::uuid
      AND c."authorId" = ${person.id}::uuid AND ${isLiveComment(person)}) mine
  WHERE ${after === null ? Prisma.sql`TRUE` : Prisma.sql`("createdAt", id) > (${after.createdAt}, ${after.id}::uuid)`}
  ORDER BY "createdAt", id LIMIT ${PAGE}`;
