import { beforeAll, expect, test } from "vitest";
import { type AnnotationView, AnnotationViewSchema } from "@/core/annotation";
import { newId } from "@/core/new-id";
import { createAnnotation, deleteAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { getLayer } from "@/server/annotations/layer";
import { getAnnotation, listAnnotations } from "@/server/annotations/queries";
import { createComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { type Actor, actorForPerson, VISITOR } from "@/server/session";
import { insertCodebook } from "../../support/codebook-rows";
import { insertArticle, insertGroup, insertPerson, PUBLIC_GROUP } from "../../support/rows";

beforeAll(ensurePublicGroup);

/** Everything that must be escaped, or that PostgreSQL and JavaScript might write differently. */
const HOSTILE = `"\\ </script> <!-- \u2028\u2029\u0001\u001f\u007f \r\n\t 👩‍👩‍👧 é ' | {"a":[1]}`;

/** A group, its people, and in it and around it an annotation of every kind. */
async function manyKinds() {
  const article = await insertArticle(pool(), { text: `${HOSTILE.replace(/[\r\n]/g, " ")} and more words` });
  const [author, other, moderator, observer, outsider] = await Promise.all(
    Array.from({ length: 5 }, () => insertPerson(pool(), { name: `O"Neil \\ ${HOSTILE.slice(0, 9)}` })),
  );
  if (!author || !other || !moderator || !observer || !outsider) throw new Error("somebody is missing");
  const group = await insertGroup(pool(), {
    [author.id]: "member",
    [other.id]: "member",
    [moderator.id]: "moderator",
    [observer.id]: "observer",
  });
  const book = await insertCodebook(pool());
  const [writer, answerer] = [await actorForPerson(author.id), await actorForPerson(other.id)];
  for (const groupId of [PUBLIC_GROUP, group.id, null]) {
    for (const by of [writer, answerer]) {
      const { text, versionId } = article;
      await pool().query(
        `INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, "draftHash")
         VALUES ($1, $2, $3, $4, 'On all of it.', 'none')`,
        [newId(), article.id, groupId, by.id],
      );
      const quote = { exact: text.slice(0, 12), prefix: "", suffix: text.slice(12, 40) };
      for (const kind of ["plain", "deleted"]) {
        const made = await createAnnotation(by, {
          id: newId(),
          articleId: article.id,
          groupId,
          target: { versionId, start: 0, end: 12, quote },
          codes: kind === "plain" ? book.codes.slice(0, 2) : [],
          note: kind === "plain" ? HOSTILE : "",
        });
        if (by === writer) await updateAnnotation(by, made.id, { version: 1, note: `${HOSTILE} and more` });
        if (kind === "deleted" && groupId !== null) {
          const one = by === writer ? answerer : writer;
          await createComment(one, { id: newId(), on: { annotationId: made.id }, body: "It stays." });
          await deleteAnnotation(by, made.id);
        }
      }
    }
  }
  const actors: Actor[] = [VISITOR];
  for (const { id } of [author, other, moderator, observer, outsider]) actors.push(await actorForPerson(id));
  return { article, group, actors };
}

test("a list that PostgreSQL writes says of each annotation what reading it alone says, to whoever asks", async () => {
  const { article, actors } = await manyKinds();
  for (const actor of actors) {
    const { items } = (await listAnnotations(actor, article.id, { limit: "200" })).parsed();
    expect(items.length).toBeGreaterThan(0);
    const alone: AnnotationView[] = [];
    for (const { id } of items) alone.push(await getAnnotation(actor, id));
    expect(items).toEqual(alone);
    for (const item of items) AnnotationViewSchema.parse(item);
  }
});

test("one's own annotation in a group that one has left is still listed, and can still be taken away", async () => {
  const { article, group, actors } = await manyKinds();
  const author = actors[1];
  if (author?.kind !== "person") throw new Error("no author");
  await pool().query(`DELETE FROM "Membership" WHERE "groupId" = $1 AND "personId" = $2`, [
    group.id,
    author.id,
  ]);
  const after = await actorForPerson(author.id);
  const { items } = (await listAnnotations(after, article.id, { limit: "200" })).parsed();
  const left = items.filter(({ groupId, deleted }) => groupId === group.id && !deleted);
  expect(left).toHaveLength(2);
  for (const { can } of left) expect(can).toEqual({ edit: false, delete: true, comment: false });
});

test("a layer that PostgreSQL packs says the same as the list, to whoever asks", async () => {
  const { article, group, actors } = await manyKinds();
  for (const actor of actors) {
    for (const groupId of [PUBLIC_GROUP, group.id]) {
      if (groupId === group.id && (actor.kind === "visitor" || actor.roles[group.id] === undefined)) continue;
      const layer = await getLayer(actor, article.id, groupId);
      const { items } = (await listAnnotations(actor, article.id, { group: groupId, limit: "200" })).parsed();
      const inLayer = items.map(({ id, author, target, anchor, articleId: _, visibility: __, ...rest }) => ({
        ...rest,
        ...(target?.start == null
          ? { exact: target?.quote.exact ?? "" }
          : { start: target.start, end: target.end }),
        id,
        authorId: author.id,
        needsReview: anchor.needsReview,
      }));
      expect(layer.annotations.length).toBeGreaterThan(0);
      expect(layer.orphans.length).toBeGreaterThan(0);
      expect(layer.annotations).toEqual(inLayer.filter((one) => !("exact" in one)));
      expect(layer.orphans).toEqual(inLayer.filter((one) => "exact" in one));
      const authors = new Map(items.map(({ author }) => [author.id, author]));
      expect(new Map(layer.people.map((one) => [one.id, one]))).toEqual(authors);
    }
  }
});
