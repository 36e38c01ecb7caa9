import { beforeAll, describe, expect, test } from "vitest";
import { describeRange } from "@/core/anchoring/quote";
import type { AnnotationDraft, AnnotationView } from "@/core/annotation";
import { AppError } from "@/core/errors";
import { newId } from "@/core/new-id";
import type { Page } from "@/core/page";
import {
  createAnnotation,
  deleteAnnotation,
  restoreAnnotation,
  updateAnnotation,
} from "@/server/annotations/commands";
import { getLayer } from "@/server/annotations/layer";
import { getAnnotation, listAnnotations } from "@/server/annotations/queries";
import { createComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { actorForPerson, type SignedInActor, VISITOR } from "@/server/session";
import { insertCodebook } from "../../support/codebook-rows";
import { insertArticle, insertGroup, insertPerson, PUBLIC_GROUP, type TestArticle } from "../../support/rows";

beforeAll(ensurePublicGroup);

const actor = async (fields?: Parameters<typeof insertPerson>[1]) =>
  actorForPerson((await insertPerson(pool(), fields)).id);

function draftOn(
  article: TestArticle,
  exact: string,
  fields: Partial<AnnotationDraft> = {},
): AnnotationDraft {
  const start = article.text.indexOf(exact);
  const range = { start, end: start + exact.length };
  return {
    id: newId(),
    articleId: article.id,
    groupId: PUBLIC_GROUP,
    target: { versionId: article.versionId, ...range, quote: describeRange(article.text, range) },
    codes: [],
    note: "",
    ...fields,
  };
}

const eventsOf = async (articleId: string) =>
  (
    await pool().query<{ seq: string; kind: string; subjectId: string; groupId: string | null }>(
      `SELECT seq, kind, "subjectId", "groupId" FROM "Event" WHERE "articleId" = $1 ORDER BY seq`,
      [articleId],
    )
  ).rows;

const countOf = async (articleId: string) =>
  Number(
    (await pool().query(`SELECT count(*) FROM "Annotation" WHERE "articleId" = $1`, [articleId])).rows[0]
      ?.count,
  );

/** The error that a promise is refused with; fails when it is kept. */
async function refusal(promise: Promise<unknown>): Promise<AppError> {
  const outcome = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof AppError) return outcome;
  throw outcome ?? new Error("It was not refused.");
}

const fieldsOf = (error: unknown): string[] => {
  const issues = (error as { issues?: { path: PropertyKey[] }[] }).issues;
  return issues ? issues.map((issue) => issue.path.join(".")) : [];
};

describe("creating", () => {
  test("saves the annotation, its anchor, its codes and its event together", async () => {
    const [article, reader, book] = [
      await insertArticle(pool()),
      await actor(),
      await insertCodebook(pool()),
    ];
    const draft = draftOn(article, "Biden's war", {
      codes: [book.codes[1]!, book.codes[0]!],
      note: "Whose war?",
    });
    const view = await createAnnotation(reader, draft);
    expect(view).toMatchObject({
      id: draft.id,
      groupId: PUBLIC_GROUP,
      visibility: "group",
      author: { id: reader.id },
      target: { start: draft.target.start, end: draft.target.end, quote: { exact: "Biden's war" } },
      codes: draft.codes,
      note: "Whose war?",
      version: 1,
      can: { edit: true, delete: true, comment: true },
    });
    expect(await eventsOf(article.id)).toEqual([
      { seq: "1", kind: "annotation-created", subjectId: draft.id, groupId: PUBLIC_GROUP },
    ]);
  });

  test("makes one annotation of the same draft, however often and however simultaneously it is sent", async () => {
    const [article, reader] = [await insertArticle(pool()), await actor()];
    const draft = draftOn(article, "Biden's war");
    const views = await Promise.all(Array.from({ length: 20 }, () => createAnnotation(reader, draft)));
    expect(new Set(views.map((view) => view.id))).toEqual(new Set([draft.id]));
    expect(await countOf(article.id)).toBe(1);
    expect(await eventsOf(article.id)).toHaveLength(1);
  });

  test("refuses an id that already belongs to another draft or another person", async () => {
    const [article, reader, other] = [await insertArticle(pool()), await actor(), await actor()];
    const draft = draftOn(article, "Biden's war");
    await createAnnotation(reader, draft);
    expect((await refusal(createAnnotation(reader, { ...draft, note: "another" }))).code).toBe("conflict");
    expect((await refusal(createAnnotation(other, draft))).code).toBe("conflict");
    expect(await countOf(article.id)).toBe(1);
  });

  test.each<[string, (draft: AnnotationDraft, article: TestArticle) => AnnotationDraft, string, string]>([
    [
      "words that do not stand there",
      (d) => ({ ...d, target: { ...d.target, quote: { ...d.target.quote, exact: "Putin's war" } } }),
      "invalid",
      "target.quote",
    ],
    [
      "a context that does not stand there",
      (d) => ({ ...d, target: { ...d.target, quote: { ...d.target.quote, prefix: "nowhere " } } }),
      "invalid",
      "target.quote",
    ],
    [
      "a range past the end",
      (d, a) => ({ ...d, target: { ...d.target, end: a.text.length + 1 } }),
      "invalid",
      "target.end",
    ],
    [
      "an empty range",
      (d) => ({ ...d, target: { ...d.target, end: d.target.start } }),
      "invalid",
      "target.end",
    ],
    [
      "half of an emoji",
      (d, a) => {
        const start = a.text.indexOf("👍🏽");
        return {
          ...d,
          target: {
            ...d.target,
            start,
            end: start + 2,
            quote: { exact: a.text.slice(start, start + 2), prefix: "", suffix: "" },
          },
        };
      },
      "invalid",
      "target.start",
    ],
    ["a code that does not exist", (d) => ({ ...d, codes: [newId()] }), "invalid", "codes.0"],
    [
      "another version than the current one",
      (d) => ({ ...d, target: { ...d.target, versionId: newId() } }),
      "conflict",
      "",
    ],
    ["an article that does not exist", (d) => ({ ...d, articleId: newId() }), "not-found", ""],
    ["a group that does not exist", (d) => ({ ...d, groupId: newId() }), "not-found", ""],
  ])("refuses %s and writes nothing", async (_, change, code, field) => {
    const [article, reader] = [await insertArticle(pool()), await actor()];
    const error = await refusal(createAnnotation(reader, change(draftOn(article, "Biden's war"), article)));
    expect(error.code).toBe(code);
    if (field) expect(error.details.fields?.map((one) => one.field)).toEqual([field]);
    expect(await countOf(article.id)).toBe(0);
    expect(await eventsOf(article.id)).toHaveLength(0);
  });

  test.each<[string, object, string]>([
    ["NUL in the note", { note: "a\u0000b" }, "note"],
    ["half of a surrogate pair in the note", { note: "\ud83d" }, "note"],
    ["an id that is not a UUIDv7", { id: "4c4de0f2-8a40-4a3e-9d4e-2e8d6a3f2d11" }, "id"],
    ["a field that does not exist", { colour: "red" }, ""],
    [
      "the same code twice",
      { codes: ["0190a000-0000-7000-8000-000000000000", "0190a000-0000-7000-8000-000000000000"] },
      "codes",
    ],
  ])("refuses %s, naming the field", async (_, change, field) => {
    const [article, reader] = [await insertArticle(pool()), await actor()];
    const error = await createAnnotation(reader, { ...draftOn(article, "Biden's war"), ...change }).catch(
      (e: unknown) => e,
    );
    expect(fieldsOf(error)).toContain(field);
    expect(await countOf(article.id)).toBe(0);
  });

  test("gives a heading, a deprecated code and another group's code to nobody", async () => {
    const [article, reader] = [await insertArticle(pool()), await actor()];
    const elsewhere = await insertGroup(pool(), {});
    const [shared, theirs] = [await insertCodebook(pool()), await insertCodebook(pool(), elsewhere.id)];
    for (const code of [shared.heading, shared.deprecated, theirs.codes[0]!]) {
      const error = await refusal(
        createAnnotation(reader, draftOn(article, "Biden's war", { codes: [shared.codes[0]!, code] })),
      );
      expect(error.details.fields?.map((one) => one.field)).toEqual(["codes.1"]);
    }
    expect(await countOf(article.id)).toBe(0);
  });

  test("stands on one character, on an emoji of many code points, and across paragraphs", async () => {
    const [article, reader] = [await insertArticle(pool()), await actor()];
    for (const exact of ["T", "👨‍👩‍👧‍👦", "success.\nThe Kremlin"]) {
      const view = await createAnnotation(reader, draftOn(article, exact));
      expect(view.target?.quote.exact).toBe(exact);
    }
  });

  test("numbers the events of 60 annotations made at once without a gap", async () => {
    const article = await insertArticle(pool());
    const readers = await Promise.all(Array.from({ length: 6 }, () => actor()));
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        createAnnotation(readers[index % 6]!, draftOn(article, "Biden's war")),
      ),
    );
    expect((await eventsOf(article.id)).map((event) => Number(event.seq))).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
  });
});

describe("who sees and writes", () => {
  test("keeps a private annotation from everyone but its author, in every answer", async () => {
    const [article, author, other] = [await insertArticle(pool()), await actor(), await actor()];
    const { id } = await createAnnotation(
      author,
      draftOn(article, "Biden's war", { groupId: null, note: "mine" }),
    );
    expect((await getAnnotation(author, id)).visibility).toBe("private");
    for (const stranger of [other, VISITOR]) {
      expect((await refusal(getAnnotation(stranger, id))).code).toBe("not-found");
      expect((await getLayer(stranger, article.id, PUBLIC_GROUP)).annotations).toEqual([]);
      expect((await listAnnotations(stranger, article.id, {})).parsed().items).toEqual([]);
    }
    expect((await refusal(updateAnnotation(other, id, { version: 1, note: "hers" }))).code).toBe("not-found");
    expect((await refusal(deleteAnnotation(other, id))).code).toBe("not-found");
    expect((await getLayer(author, article.id, PUBLIC_GROUP)).annotations).toHaveLength(1);
  });

  test("lets a group's members read and write, its observers read, and nobody else know", async () => {
    const [member, observer, stranger] = [
      await insertPerson(pool()),
      await insertPerson(pool()),
      await actor(),
    ];
    const group = await insertGroup(pool(), { [member.id]: "member", [observer.id]: "observer" });
    const article = await insertArticle(pool());
    const asMember = await actorForPerson(member.id);
    const asObserver = await actorForPerson(observer.id);
    const draft = draftOn(article, "Biden's war", { groupId: group.id });
    expect((await refusal(createAnnotation(asObserver, draft))).code).toBe("forbidden");
    expect((await refusal(createAnnotation(stranger, draft))).code).toBe("not-found");
    await createAnnotation(asMember, draft);
    expect((await getAnnotation(asObserver, draft.id)).can).toEqual({
      edit: false,
      delete: false,
      comment: false,
    });
    expect((await refusal(getAnnotation(stranger, draft.id))).code).toBe("not-found");
    expect((await refusal(getLayer(stranger, article.id, group.id))).code).toBe("not-found");
    expect((await listAnnotations(stranger, article.id, {})).parsed().items).toEqual([]);
  });
});

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
    const error = await refusal(updateAnnotation(author, view.id, { version: 1, note: "second" }));
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
    expect((await refusal(getAnnotation(other, view.id))).code).toBe("not-found");
    expect((await eventsOf(article.id)).map((event) => [event.kind, event.groupId])).toEqual([
      ["annotation-created", PUBLIC_GROUP],
      ["annotation-deleted", PUBLIC_GROUP],
      ["annotation-created", null],
    ]);
  });

  test("stays where others discuss it", async () => {
    const [, author, view] = await made();
    await createComment(await actor(), { id: newId(), on: { annotationId: view.id }, body: "Why?" });
    expect((await refusal(updateAnnotation(author, view.id, { version: 1, groupId: null }))).code).toBe(
      "conflict",
    );
  });

  test("is for its author alone, moderators included", async () => {
    const [, , view] = await made();
    const moderator = await actor({ siteRole: "moderator" });
    expect((await refusal(updateAnnotation(moderator, view.id, { version: 1, note: "x" }))).code).toBe(
      "forbidden",
    );
    expect((await refusal(updateAnnotation(VISITOR, view.id, { version: 1, note: "x" }))).code).toBe(
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
    expect((await refusal(getAnnotation(author, view.id))).code).toBe("not-found");
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
    expect((await refusal(restoreAnnotation(author, view.id))).code).toBe("not-found");
    expect((await restoreAnnotation(moderator, view.id)).deleted).toBe(false);
  });

  test("is refused when it changed since it was seen, if the caller says what it saw", async () => {
    const [article, author] = [await insertArticle(pool()), await actor()];
    const view = await createAnnotation(author, draftOn(article, "Biden's war"));
    await updateAnnotation(author, view.id, { version: 1, note: "newer" });
    expect((await refusal(deleteAnnotation(author, view.id, { version: "1" }))).code).toBe("conflict");
    expect((await getAnnotation(author, view.id)).note).toBe("newer");
  });
});

describe("listing", () => {
  test("pages through everything once, in order, also while others write", async () => {
    const [article, author] = [await insertArticle(pool()), await actor()];
    const made = [];
    for (let index = 0; index < 7; index++)
      made.push((await createAnnotation(author, draftOn(article, "Biden's war"))).id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<AnnotationView> = (
        await listAnnotations(author, article.id, { limit: "3", ...(cursor && { cursor }) })
      ).parsed();
      seen.push(...page.items.map((one) => one.id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(made);
  });

  test("narrows by code, person and discussion", async () => {
    const [article, one, two, book] = [
      await insertArticle(pool()),
      await actor(),
      await actor(),
      await insertCodebook(pool()),
    ];
    const coded = await createAnnotation(one, draftOn(article, "Biden's war", { codes: [book.codes[0]!] }));
    const discussed = await createAnnotation(two, draftOn(article, "Truth Social"));
    await createComment(one, { id: newId(), on: { annotationId: discussed.id }, body: "Hm." });
    const ids = async (query: object) =>
      (await listAnnotations(one, article.id, query)).parsed().items.map((item) => item.id);
    expect(await ids({ code: book.codes[0] })).toEqual([coded.id]);
    expect(await ids({ author: two.id })).toEqual([discussed.id]);
    expect(await ids({ discussed: "true" })).toEqual([discussed.id]);
    expect(await ids({ discussed: "false" })).toEqual([coded.id]);
  });

  test("asks the database as often for 300 annotations as for one", async () => {
    const [article, author] = [await insertArticle(pool()), await actor()];
    const asked = async () => {
      const original = pool().query;
      let count = 0;
      const counting = pool() as unknown as { query: (...args: unknown[]) => unknown };
      counting.query = (...args: unknown[]) => {
        count++;
        return (original as (...args: unknown[]) => unknown).apply(pool(), args);
      };
      await getLayer(author, article.id, PUBLIC_GROUP);
      counting.query = original as never;
      return count;
    };
    await createAnnotation(author, draftOn(article, "Biden's war"));
    const one = await asked();
    await pool().query(
      `INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", "draftHash")
       SELECT gen_random_uuid(), $1, $2, $3, n::text FROM generate_series(1, 300) n`,
      [article.id, PUBLIC_GROUP, author.id],
    );
    await pool().query(
      `INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
       SELECT id, $2, 0, 5, 'Trump', '', '' FROM "Annotation" WHERE "articleId" = $1
       ON CONFLICT DO NOTHING`,
      [article.id, article.versionId],
    );
    expect(await asked()).toBe(one);
    expect(one).toBeGreaterThan(0);
    expect((await getLayer(author, article.id, PUBLIC_GROUP)).annotations).toHaveLength(301);
  });
});
