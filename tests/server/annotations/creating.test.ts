import { beforeAll, describe, expect, test } from "vitest";
import type { AnnotationDraft } from "@/core/annotation";
import { newId } from "@/core/new-id";
import { createAnnotation, deleteAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { getLayer } from "@/server/annotations/layer";
import { getAnnotation, listAnnotations } from "@/server/annotations/queries";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { actorForPerson, VISITOR } from "@/server/session";
import { draftOn } from "@/tests/support/draft-on";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertCodebook } from "../../support/codebook-rows";
import { insertArticle, insertGroup, insertPerson, PUBLIC_GROUP, type TestArticle } from "../../support/rows";
import { actor, countOf, eventsOf, fieldsOf } from "./scene";

beforeAll(ensurePublicGroup);

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
    expect((await refusalOf(createAnnotation(reader, { ...draft, note: "another" }))).code).toBe("conflict");
    expect((await refusalOf(createAnnotation(other, draft))).code).toBe("conflict");
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
    const error = await refusalOf(createAnnotation(reader, change(draftOn(article, "Biden's war"), article)));
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
      const error = await refusalOf(
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
      expect((await refusalOf(getAnnotation(stranger, id))).code).toBe("not-found");
      expect((await getLayer(stranger, article.id, PUBLIC_GROUP)).annotations).toEqual([]);
      expect((await listAnnotations(stranger, article.id, {})).parsed().items).toEqual([]);
    }
    expect((await refusalOf(updateAnnotation(other, id, { version: 1, note: "hers" }))).code).toBe(
      "not-found",
    );
    expect((await refusalOf(deleteAnnotation(other, id))).code).toBe("not-found");
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
    expect((await refusalOf(createAnnotation(asObserver, draft))).code).toBe("forbidden");
    expect((await refusalOf(createAnnotation(stranger, draft))).code).toBe("not-found");
    await createAnnotation(asMember, draft);
    expect((await getAnnotation(asObserver, draft.id)).can).toEqual({
      edit: false,
      delete: false,
      comment: false,
    });
    expect((await refusalOf(getAnnotation(stranger, draft.id))).code).toBe("not-found");
    expect((await refusalOf(getLayer(stranger, article.id, group.id))).code).toBe("not-found");
    expect((await listAnnotations(stranger, article.id, {})).parsed().items).toEqual([]);
  });
});
