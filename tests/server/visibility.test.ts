import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import type { Standing } from "@/core/standing";
import { getLayer } from "@/server/annotations/layer";
import { getAnnotation, listAnnotations } from "@/server/annotations/queries";
import { listArticles } from "@/server/articles/queries";
import { createComment } from "@/server/comments/commands";
import { getComment, listAnnotationComments } from "@/server/comments/queries";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { type Actor, actorForPerson, VISITOR } from "@/server/session";
import { findLayer } from "@/server/web-annotation/layers";
import { findMember, keysAfter } from "@/server/web-annotation/queries";
import { insertAnnotation, insertArticle, insertPerson, PUBLIC_GROUP } from "../support/rows";

beforeAll(ensurePublicGroup);

const actor = async (fields?: Parameters<typeof insertPerson>[1]) =>
  actorForPerson((await insertPerson(pool(), fields)).id);

const stand = (table: "Annotation" | "Comment", id: string, standing: Standing, isTombstone = false) =>
  pool().query(`UPDATE "${table}" SET standing = $2::"Standing", "isTombstone" = $3 WHERE id = $1`, [
    id,
    standing,
    isTombstone,
  ]);

const found = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => true,
    (error) => {
      if (error.code === "not-found") return false;
      throw error;
    },
  );

async function scene() {
  const article = await insertArticle(pool(), { title: newId() });
  const [author, other, moderator] = [await actor(), await actor(), await actor({ siteRole: "moderator" })];
  const { id } = await insertAnnotation(pool(), article, author, { exact: "Biden's war" });
  const viewers: [who: string, actor: Actor][] = [
    ["visitor", VISITOR],
    ["other", other],
    ["author", author],
    ["moderator", moderator],
  ];
  const those = async (sees: (viewer: Actor) => Promise<boolean>) => {
    const seeing: string[] = [];
    for (const [who, viewer] of viewers) if (await sees(viewer)) seeing.push(who);
    return seeing;
  };
  return { article, author, other, moderator, id, those };
}

describe.each(["held", "hidden", "removed"] as const)("an annotation that is %s", (standing) => {
  test("is seen by its author and the moderators alone, through every query", async () => {
    const { article, id, those } = await scene();
    await stand("Annotation", id, standing);
    const doors: Record<string, (viewer: Actor) => Promise<boolean>> = {
      "the annotation": (viewer) => found(getAnnotation(viewer, id)),
      "the list": async (viewer) =>
        JSON.parse((await listAnnotations(viewer, article.id, {})).text).items.length > 0,
      "the layer": async (viewer) =>
        (await getLayer(viewer, article.id, PUBLIC_GROUP)).annotations.length > 0,
      "the count in the library": async (viewer) =>
        ((await listArticles(viewer, { q: `"${article.title}"` })).items[0]?.annotationCount ?? 0) > 0,
      "the container": async (viewer) =>
        (await keysAfter(await findLayer(viewer, article.slug, "public"), null, 9)).length > 0,
      "its place in the container": async (viewer) =>
        found(findMember(await findLayer(viewer, article.slug, "public"), { id })),
      "its thread": (viewer) => found(listAnnotationComments(viewer, id, {})),
    };
    for (const [door, sees] of Object.entries(doors)) {
      expect([door, ...(await those(sees))]).toEqual([door, "author", "moderator"]);
    }
  });

  test("says so to those who see it", async () => {
    const { article, author, id } = await scene();
    await stand("Annotation", id, standing);
    expect(await getAnnotation(author, id)).toMatchObject({ standing, deleted: false });
    const [shown] = (await getLayer(author, article.id, PUBLIC_GROUP)).annotations;
    expect(shown).toMatchObject({ standing, deleted: false });
  });

  test("leaves its passage, without a word of it, where others' comments hang on it", async () => {
    const { article, other, author, id } = await scene();
    await createComment(other, { id: newId(), on: { annotationId: id }, body: "Mine stays." });
    await pool().query(`UPDATE "Annotation" SET note = 'secret words' WHERE id = $1`, [id]);
    await stand("Annotation", id, standing, true);
    const view = await getAnnotation(other, id);
    expect(view).toMatchObject({ deleted: true, note: "", codes: [] });
    expect(JSON.stringify(await getLayer(VISITOR, article.id, PUBLIC_GROUP))).not.toContain("secret words");
    expect((await listAnnotations(other, article.id, {})).text).not.toContain("secret words");
    expect((await getAnnotation(author, id)).note).toBe("secret words");
  });
});

describe.each(["held", "hidden", "removed"] as const)("a comment that is %s", (standing) => {
  test("is seen by its author and the moderators alone", async () => {
    const { article, author, id, those } = await scene();
    const comment = await createComment(author, {
      id: newId(),
      on: { annotationId: id },
      body: "secret words",
    });
    await stand("Comment", comment.id, standing);
    const doors: Record<string, (viewer: Actor) => Promise<boolean>> = {
      "the comment": (viewer) => found(getComment(viewer, comment.id)),
      "the thread": async (viewer) => (await listAnnotationComments(viewer, id, {})).items.length > 0,
      "the container": async (viewer) =>
        (await keysAfter(await findLayer(viewer, article.slug, "public"), null, 9)).length > 1,
      "its place in the container": async (viewer) =>
        found(findMember(await findLayer(viewer, article.slug, "public"), { id: comment.id })),
    };
    for (const [door, sees] of Object.entries(doors)) {
      expect([door, ...(await those(sees))]).toEqual([door, "author", "moderator"]);
    }
  });

  test("keeps its place, without its words or its author, where replies hang on it", async () => {
    const { author, other, id } = await scene();
    const comment = await createComment(author, {
      id: newId(),
      on: { annotationId: id },
      body: "secret words",
    });
    await createComment(other, {
      id: newId(),
      on: { annotationId: id },
      parentId: comment.id,
      body: "Indeed.",
    });
    await stand("Comment", comment.id, standing, true);
    const [first] = (await listAnnotationComments(other, id, {})).items;
    expect(first).toMatchObject({ id: comment.id, deleted: true, body: "", author: null });
    expect((await getComment(author, comment.id)).body).toBe("secret words");
  });
});
