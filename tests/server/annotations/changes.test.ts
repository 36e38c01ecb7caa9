import { beforeAll, describe, expect, test } from "vitest";
import type { AnnotationDraft, AnnotationView } from "@/core/annotation";
import { newId } from "@/core/new-id";
import {
  createAnnotation,
  deleteAnnotation,
  restoreAnnotation,
  updateAnnotation,
} from "@/server/annotations/commands";
import { getLayer } from "@/server/annotations/layer";
import { getAnnotation } from "@/server/annotations/queries";
import { createComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { type SignedInActor, VISITOR } from "@/server/session";
import { draftOn } from "@/tests/support/draft-on";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertArticle, PUBLIC_GROUP, type TestArticle } from "../../support/rows";
import { actor, eventsOf } from "./scene";

beforeAll(ensurePublicGroup);

describe("changing", () => {
  const made = async (
    fields: Partial<AnnotationDraft> = {},
  ): Promise<[TestArticle, SignedInActor, AnnotationView]> => {
    const [article, author] = [await insertArticle(pool()), await actor()];
    return [article, author, await createAnnotation(author, draftOn(article, "Biden's war", fields))];
  };

  test("gives a stale change back with both states and leaves the newer one", async () => {
    const [, author, view] = await made();
    await updateAnnotation(author, view.id, { version: 1, note: "first" });
    const error = await refusalOf(updateAnnotation(author, view.id, { version: 1, note: "second" }));
    expect(error.code).toBe("conflict");
    expect(error.details.current).toMatchObject({ version: 2, note: "first" });
    expect(error.details.yours).toMatchObject({ note: "second" });
    expect((await getAnnotation(author, view.id)).note).toBe("first");
  });

  test("lets exactly one of twenty changes to the same version win", async () => {
    const [article, author, view] = await made();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        updateAnnotation(author, view.id, { version: 1, note: `n${index}` }),
      ),
    );
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await getAnnotation(author, view.id)).version).toBe(2);
    expect(await eventsOf(article.id)).toHaveLength(2);
  });

  test("moves it to another passage", async () => {
    const [article, author, view] = await made();
    const { target } = draftOn(article, "Truth Social");
    const moved = await updateAnnotation(author, view.id, { version: 1, target });
    expect(moved.target?.quote.exact).toBe("Truth Social");
    expect(moved.version).toBe(2);
  });

  test("hides it from the group it leaves, and tells that group's readers", async () => {
    const [article, author, view] = await made();
    const other = await actor();
    await updateAnnotation(author, view.id, { version: 1, groupId: null });
    expect((await refusalOf(getAnnotation(other, view.id))).code).toBe("not-found");
    expect((await eventsOf(article.id)).map((event) => [event.kind, event.groupId])).toEqual([
      ["annotation-created", PUBLIC_GROUP],
      ["annotation-deleted", PUBLIC_GROUP],
      ["annotation-created", null],
    ]);
  });

  test("stays where others discuss it", async () => {
    const [, author, view] = await made();
    await createComment(await actor(), { id: newId(), on: { annotationId: view.id }, body: "Why?" });
    expect((await refusalOf(updateAnnotation(author, view.id, { version: 1, groupId: null }))).code).toBe(
      "conflict",
    );
  });

  test("is for its author alone, moderators included", async () => {
    const [, , view] = await made();
    const moderator = await actor({ siteRole: "moderator" });
    expect((await refusalOf(updateAnnotation(moderator, view.id, { version: 1, note: "x" }))).code).toBe(
      "forbidden",
    );
    expect((await refusalOf(updateAnnotation(VISITOR, view.id, { version: 1, note: "x" }))).code).toBe(
      "unauthenticated",
    );
  });
});

describe("deleting", () => {
  test("takes it off every page, and undo brings it back as it was", async () => {
    const [article, author] = [await insertArticle(pool()), await actor()];
    const view = await createAnnotation(author, draftOn(article, "Biden's war", { note: "kept" }));
    expect(await deleteAnnotation(author, view.id)).toBeNull();
    expect((await getLayer(author, article.id, PUBLIC_GROUP)).annotations).toEqual([]);
    expect((await refusalOf(getAnnotation(author, view.id))).code).toBe("not-found");
    expect(await restoreAnnotation(author, view.id)).toMatchObject({
      note: "kept",
      deleted: false,
      version: 3,
    });
    expect((await getLayer(author, article.id, PUBLIC_GROUP)).annotations).toHaveLength(1);
  });

  test("leaves a tombstone without its words while others' comments hang on it", async () => {
    const [article, author, other] = [await insertArticle(pool()), await actor(), await actor()];
    const view = await createAnnotation(author, draftOn(article, "Biden's war", { note: "gone soon" }));
    await createComment(other, { id: newId(), on: { annotationId: view.id }, body: "Stays" });
    expect(await deleteAnnotation(author, view.id)).toMatchObject({
      deleted: true,
      note: "",
      commentCount: 1,
    });
    expect(await getAnnotation(other, view.id)).toMatchObject({ deleted: true, note: "", codes: [] });
  });

  test("can be undone by whoever did it, and by nobody else", async () => {
    const [article, author] = [await insertArticle(pool()), await actor()];
    const moderator = await actor({ siteRole: "moderator" });
    const view = await createAnnotation(author, draftOn(article, "Biden's war"));
    await deleteAnnotation(moderator, view.id);
    expect((await refusalOf(restoreAnnotation(author, view.id))).code).toBe("not-found");
    expect((await restoreAnnotation(moderator, view.id)).deleted).toBe(false);
  });

  test("is refused when it changed since it was seen, if the caller says what it saw", async () => {
    const [article, author] = [await insertArticle(pool()), await actor()];
    const view = await createAnnotation(author, draftOn(article, "Biden's war"));
    await updateAnnotation(author, view.id, { version: 1, note: "newer" });
    expect((await refusalOf(deleteAnnotation(author, view.id, { version: "1" }))).code).toBe("conflict");
    expect((await getAnnotation(author, view.id)).note).toBe("newer");
  });
});
