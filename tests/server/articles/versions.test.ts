import { beforeAll, describe, expect, test } from "vitest";
import { AppError } from "@/core/errors";
import type { CreateVersion, VersionView } from "@/core/version";
import { createAnnotation, deleteAnnotation, restoreAnnotation } from "@/server/annotations/commands";
import { getLayer } from "@/server/annotations/layer";
import { getAnnotation } from "@/server/annotations/queries";
import { createVersion, previewVersion } from "@/server/articles/version-commands";
import { getVersion } from "@/server/articles/version-queries";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { actorForPerson } from "@/server/session";
import { draftOn } from "@/tests/support/draft-on";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertArticle, insertGroup, PUBLIC_GROUP } from "../../support/rows";
import { actor, keeper, replaced, versionOf, versions, withoutAnchor, wordsAt } from "./version-scene";

beforeAll(ensurePublicGroup);

describe("a correction", () => {
  test("is a new immutable version with its author and reason, and the old one stays as it was", async () => {
    const [article, editor] = [await insertArticle(pool()), await keeper()];
    const text = replaced(article, "productive", "fruitful");
    const { version } = await createVersion(editor, article.id, versionOf(text, { reason: "A better word" }));
    expect(version).toMatchObject({
      number: 2,
      text,
      reason: "A better word",
      author: { id: editor.id },
      isCurrent: true,
    });
    expect((await getVersion(editor, article.id, 1)).text).toBe(article.text);
    expect((await versions(editor, article.id)).map(({ number, isCurrent }) => [number, isCurrent])).toEqual([
      [2, true],
      [1, false],
    ]);
    await expect(
      pool().query(`UPDATE "ArticleVersion" SET text = 'x' WHERE id = $1`, [version.id]),
    ).rejects.toThrow();
  });

  test("carries annotations of all groups, private ones and deleted ones over", async () => {
    const [article, editor, reader] = [await insertArticle(pool()), await keeper(), await actor()];
    const group = await insertGroup(pool(), { [reader.id]: "member" });
    const member = await actorForPerson(reader.id);
    const [open, inGroup, mine, gone] = [
      await createAnnotation(member, draftOn(article, "Biden's war")),
      await createAnnotation(member, draftOn(article, "Biden's war", { groupId: group.id })),
      await createAnnotation(member, draftOn(article, "Biden's war", { groupId: null })),
      await createAnnotation(member, draftOn(article, "Biden's war")),
    ];
    await deleteAnnotation(member, gone.id);
    const longer = `A line before everything else that was not there.\n${article.text}`;
    const { carried } = await createVersion(editor, article.id, versionOf(longer));
    await restoreAnnotation(member, gone.id);
    for (const { id } of [open, inGroup, mine, gone]) {
      const view = await getAnnotation(member, id);
      expect(view.anchor).toEqual({ origin: "carried", needsReview: false });
      expect(await wordsAt(member, id)).toBe("Biden's war");
      expect(view.target?.quote.prefix.length).toBeGreaterThan(0);
    }
    // What the editor may not see is not counted for them either.
    expect(carried).toEqual({ kept: 1, review: 0, orphaned: 0 });
    expect(await withoutAnchor(article.id)).toBe(0);
  });

  test("asks about what was edited, and makes orphans of what was taken out, with their words kept", async () => {
    const [article, editor, reader] = [await insertArticle(pool()), await keeper(), await actor()];
    const edited = await createAnnotation(
      reader,
      draftOn(article, "emphasized that substantive discussions did not occur"),
    );
    const gone = await createAnnotation(
      reader,
      draftOn(article, "Come, look, and then let's move with a plan."),
    );
    const text = replaced(article, "substantive discussions", "serious talks").replace(
      article.text.split("\n")[2] as string,
      "",
    );
    await createVersion(editor, article.id, versionOf(text));
    expect((await getAnnotation(reader, edited.id)).anchor).toEqual({ origin: "edited", needsReview: true });
    expect(await wordsAt(reader, edited.id)).toBe("emphasized that serious talks did not occur");
    const orphan = await getAnnotation(reader, gone.id);
    expect(orphan.anchor.origin).toBe("orphaned");
    expect(orphan.target).toMatchObject({
      start: null,
      end: null,
      quote: { exact: "Come, look, and then let's move with a plan." },
    });
    const layer = await getLayer(reader, article.id, PUBLIC_GROUP);
    expect(layer.annotations.map(({ id, needsReview }) => [id, needsReview])).toEqual([[edited.id, true]]);
    expect(layer.orphans.map(({ id, exact }) => [id, exact])).toEqual([
      [gone.id, "Come, look, and then let's move with a plan."],
    ]);
  });

  test("is the same version when it is sent again, and another body under its id is refused", async () => {
    const [article, editor] = [await insertArticle(pool()), await keeper()];
    const draft = versionOf(replaced(article, "productive", "fruitful"));
    const saved = await Promise.all(
      Array.from({ length: 6 }, () => createVersion(editor, article.id, draft)),
    );
    expect(new Set(saved.map(({ version }) => version.number))).toEqual(new Set([2]));
    expect(await versions(editor, article.id)).toHaveLength(2);
    const other = await refusalOf(
      createVersion(editor, article.id, { ...draft, text: "Something else.", markup: [] }),
    );
    expect(other.code).toBe("conflict");
  });

  test("made from a version that is no longer the newest is a conflict that carries the newest", async () => {
    const [article, first, second] = [await insertArticle(pool()), await keeper(), await keeper()];
    const theirs = replaced(article, "productive", "fruitful");
    const outcomes = await Promise.allSettled([
      createVersion(first, article.id, versionOf(theirs)),
      createVersion(second, article.id, versionOf(theirs)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const mine = versionOf(replaced(article, "patience", "time"));
    const error = await refusalOf(createVersion(second, article.id, mine));
    expect(error).toMatchObject({ code: "conflict", status: 409 });
    expect(error.details.current as VersionView).toMatchObject({ number: 2, text: theirs });
    expect(error.details.yours).toMatchObject({ text: mine.text });
    const { version } = await createVersion(second, article.id, { ...mine, baseVersion: 2 });
    expect(version.number).toBe(3);
  });

  test("tells each author once how many of theirs it touched, and nobody else", async () => {
    const [article, editor, touched, untouched] = [
      await insertArticle(pool()),
      await keeper(),
      await actor(),
      await actor(),
    ];
    await createAnnotation(touched, draftOn(article, "Come, look, and then let's move with a plan."));
    await createAnnotation(
      touched,
      draftOn(article, "emphasized that substantive discussions did not occur"),
    );
    await createAnnotation(untouched, draftOn(article, "Biden's war"));
    const text = replaced(article, "substantive discussions", "serious talks").replace(
      article.text.split("\n")[2] as string,
      "",
    );
    const draft = versionOf(text);
    await createVersion(editor, article.id, draft);
    await createVersion(editor, article.id, draft);
    const told = async (personId: string) =>
      (await pool().query(`SELECT kind, data FROM "Notification" WHERE "personId" = $1`, [personId])).rows;
    expect(await told(touched.id)).toEqual([
      { kind: "anchors-changed", data: { number: 2, edited: 1, orphaned: 1 } },
    ]);
    expect(await told(untouched.id)).toEqual([]);
    // The next correction touches neither of them: nothing new to tell.
    await createVersion(editor, article.id, versionOf(`${text}\nOne line more.`, { baseVersion: 2 }));
    expect(await told(touched.id)).toHaveLength(1);
  });

  test.each<[string, Partial<CreateVersion>, string]>([
    ["no words at all", { text: " \n ", markup: [] }, "text"],
    ["a NUL", { text: "Words\u0000.", markup: [] }, "text"],
    ["half of a surrogate pair", { text: "Words \ud83d.", markup: [] }, "text"],
    ["no reason", { reason: " " }, "reason"],
    [
      "markup that leaves the text",
      { text: "Words.", markup: [{ type: "strong", start: 0, end: 70 }] },
      "markup",
    ],
  ])("with %s is refused and writes nothing", async (_, fields, field) => {
    const [article, editor] = [await insertArticle(pool()), await keeper()];
    const error: unknown = await createVersion(editor, article.id, versionOf("Words.", fields)).catch(
      (e) => e,
    );
    const named =
      error instanceof AppError
        ? error.details.fields?.[0]?.field
        : (error as { issues: { path: string[] }[] }).issues[0]?.path.join(".");
    expect(named).toBe(field);
    expect(await versions(editor, article.id)).toHaveLength(1);
  });

  test("that changes nothing is refused and says so", async () => {
    const [article, editor] = [await insertArticle(pool()), await keeper()];
    const { title, text, markup } = await getVersion(editor, article.id, 1);
    const error = await refusalOf(createVersion(editor, article.id, versionOf(text, { title, markup })));
    expect(error.message).toMatch(/nothing has changed/i);
  });

  test("that leaves one word orphans everything, and keeps it", async () => {
    const [article, editor, reader] = [await insertArticle(pool()), await keeper(), await actor()];
    const one = await createAnnotation(reader, draftOn(article, "Biden's war"));
    await createVersion(editor, article.id, versionOf("Withdrawn"));
    expect((await getAnnotation(reader, one.id)).target?.start).toBeNull();
    expect(await withoutAnchor(article.id)).toBe(0);
  });

  test("is for keepers: others are refused, and who may not read it does not learn that it exists", async () => {
    const owner = await actor();
    const group = await insertGroup(pool(), { [owner.id]: "owner" });
    const article = await insertArticle(pool(), { groupIds: [group.id] });
    const open = await insertArticle(pool());
    const stranger = await actor();
    const draft = versionOf("Other words.");
    expect((await refusalOf(createVersion(stranger, article.id, draft))).code).toBe("not-found");
    expect((await refusalOf(createVersion(stranger, open.id, draft))).code).toBe("forbidden");
    const fresh = await actorForPerson(owner.id);
    expect((await createVersion(fresh, article.id, draft)).version.number).toBe(2);
  });
});

describe("looking ahead", () => {
  test("counts what a save would do and writes nothing", async () => {
    const [article, editor, reader] = [await insertArticle(pool()), await keeper(), await actor()];
    await createAnnotation(reader, draftOn(article, "Biden's war"));
    await createAnnotation(reader, draftOn(article, "Come, look, and then let's move with a plan."));
    await createAnnotation(reader, draftOn(article, "Biden's war", { groupId: null }));
    const text = article.text.replace(article.text.split("\n")[2] as string, "");
    const { id: _, reason: __, ...content } = versionOf(text);
    expect(await previewVersion(editor, article.id, content)).toEqual({ kept: 1, review: 0, orphaned: 1 });
    expect(await versions(editor, article.id)).toHaveLength(1);
  });
});
