import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { createAnnotation, deleteAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { createComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { importLayer } from "@/server/imports/commands";
import { actorForPerson, VISITOR } from "@/server/session";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertArticle, insertGroup, insertPerson, PUBLIC_GROUP } from "../../support/rows";
import { actor, bringIn, draftOn, type File, fileOf, wipe } from "./layer-files";

beforeAll(ensurePublicGroup);

describe("whose words they are", () => {
  test("stands under the importer's name, and now, where others' names are not theirs to use", async () => {
    const [article, copy, ada, bea] = [
      await insertArticle(pool()),
      await insertArticle(pool()),
      await actor({ name: "Ada" }),
      await actor(),
    ];
    const mine = await createAnnotation(bea, draftOn(article, 0, 5, { note: "mine" }));
    const hers = await createAnnotation(ada, draftOn(article, 6, 9, { note: "hers" }));
    await createComment(ada, { id: newId(), on: { annotationId: hers.id }, body: "said Ada" });
    const file = await fileOf(bea, article);
    for (const one of file.annotations) one.created = one.updated = "2020-01-01T00:00:00.000Z";
    const report = await bringIn(bea, copy, file);
    expect(report.attributed).toBe(2);
    const { annotations } = await fileOf(bea, copy);
    expect(annotations.map((one: File) => [one.note, one.author.id])).toEqual(
      expect.arrayContaining([
        ["mine", bea.id],
        ["hers", bea.id],
      ]),
    );
    const { rows } = await pool().query(
      `SELECT note, "foreign", via, "createdAt" > now() - interval '1 hour' AS "isNew" FROM "Annotation" WHERE "articleId" = $1 ORDER BY note`,
      [copy.id],
    );
    expect(rows).toEqual([
      {
        note: "hers",
        foreign: {
          imported: {
            author: { id: ada.id, name: "Ada", handle: ada.handle },
            created: "2020-01-01T00:00:00.000Z",
          },
        },
        via: [`https://marginalia.example/annotations/${hers.id}`],
        isNew: true,
      },
      {
        note: "mine",
        foreign: null,
        via: [`https://marginalia.example/annotations/${mine.id}`],
        isNew: false,
      },
    ]);
  });

  test("lets an administrator keep the names of those alone who could have written there", async () => {
    const [keeper, member, observer, left] = [
      await actor({ siteRole: "administrator" }),
      await insertPerson(pool()),
      await insertPerson(pool()),
      await insertPerson(pool()),
    ];
    const group = await insertGroup(pool(), {
      [keeper.id]: "owner",
      [member.id]: "member",
      [observer.id]: "member",
      [left.id]: "member",
    });
    const article = await insertArticle(pool());
    for (const [at, { id }] of [member, observer, left].entries()) {
      await createAnnotation(
        await actorForPerson(id),
        draftOn(article, at * 5, at * 5 + 4, { groupId: group.id, note: `note ${at}` }),
      );
    }
    const owner = await actorForPerson(keeper.id);
    const file = await fileOf(owner, article, { group: group.slug });
    await wipe(article);
    await pool().query(`UPDATE "Membership" SET role = 'observer' WHERE "personId" = $1`, [observer.id]);
    await pool().query(`DELETE FROM "Membership" WHERE "personId" = $1`, [left.id]);
    const report = await importLayer(owner, article.id, { groupId: group.id, file });
    expect(report.attributed).toBe(2);
    const after = await fileOf(owner, article, { group: group.slug });
    const authors = Object.fromEntries(after.annotations.map((one: File) => [one.note, one.author.id]));
    expect(authors).toEqual({ "note 0": member.id, "note 1": keeper.id, "note 2": keeper.id });
  });

  test("keeps an answer behind what it answers, whoever wrote which", async () => {
    const [article, ada, bea] = [await insertArticle(pool()), await actor(), await actor()];
    const on = { articleId: article.id, groupId: PUBLIC_GROUP };
    const hers = await createComment(ada, { id: newId(), on, body: "said Ada" });
    const mine = await createComment(bea, { id: newId(), on, parentId: hers.id, body: "said I" });
    await createComment(bea, { id: newId(), on, parentId: mine.id, body: "and again" });
    const copy = await insertArticle(pool());
    await bringIn(bea, copy, await fileOf(bea, article));
    const file = await fileOf(bea, copy);
    expect(file.discussion.map((one: File) => one.body)).toEqual(["said Ada", "said I", "and again"]);
    const third = await insertArticle(pool());
    expect((await bringIn(bea, third, file)).comments).toMatchObject({ imported: 3, refused: 0 });
  });

  test("does not believe a handle that belongs to somebody else", async () => {
    const [article, keeper, ada] = [
      await insertArticle(pool()),
      await actor({ siteRole: "administrator" }),
      await actor(),
    ];
    await createAnnotation(ada, draftOn(article, 0, 5));
    const file = await fileOf(keeper, article);
    await wipe(article);
    file.annotations[0].author.handle = "another";
    expect((await bringIn(keeper, article, file)).attributed).toBe(1);
  });

  test("keeps what is private private, to whoever brings it in", async () => {
    const [article, copy, ada, bea] = [
      await insertArticle(pool()),
      await insertArticle(pool()),
      await actor(),
      await actor(),
    ];
    await createAnnotation(ada, draftOn(article, 0, 5, { groupId: null, note: "for me" }));
    await createAnnotation(ada, draftOn(article, 6, 9, { note: "for all" }));
    const file = await fileOf(ada, article, { private: "1" });
    await bringIn(ada, copy, file);
    expect((await fileOf(bea, copy, { private: "1" })).annotations.map((one: File) => one.note)).toEqual([
      "for all",
    ]);
    expect((await fileOf(ada, copy, { private: "1" })).annotations).toHaveLength(2);
    const alone = await insertArticle(pool());
    await importLayer(ada, alone.id, { groupId: null, file });
    expect((await fileOf(bea, alone, { private: "1" })).annotations).toEqual([]);
    expect((await fileOf(ada, alone, { private: "1" })).annotations).toHaveLength(2);
  });

  test("is for those who may write there", async () => {
    const [article, ada, observer, stranger] = [
      await insertArticle(pool()),
      await actor(),
      await insertPerson(pool()),
      await actor(),
    ];
    const group = await insertGroup(pool(), { [observer.id]: "observer" });
    const file = await fileOf(ada, article);
    const into = (who: Parameters<typeof importLayer>[0]) =>
      refusalOf(importLayer(who, article.id, { groupId: group.id, file }));
    expect((await into(VISITOR)).code).toBe("unauthenticated");
    expect((await into(stranger)).code).toBe("not-found");
    expect((await into(await actorForPerson(observer.id))).code).toBe("forbidden");
    const hidden = await insertArticle(pool(), { groupIds: [group.id] });
    expect((await refusalOf(bringIn(stranger, hidden, file))).code).toBe("not-found");
  });

  test("does not bring back what was deleted here", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    const view = await createAnnotation(ada, draftOn(article, 0, 5));
    const file = await fileOf(ada, article);
    await deleteAnnotation(ada, view.id);
    const report = await bringIn(ada, article, file);
    expect(report.lines).toEqual([
      { at: "annotations.0", outcome: "left-out", why: "It was deleted here, and stays so." },
    ]);
    expect((await fileOf(ada, article)).annotations).toEqual([]);
  });

  test("leaves what is there as it is, and adds the comments that are new", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    const view = await createAnnotation(ada, draftOn(article, 0, 5, { note: "old" }));
    const file = await fileOf(ada, article);
    await updateAnnotation(ada, view.id, { version: 1, note: "newer" });
    file.annotations[0].comments.push({
      id: newId(),
      parent: null,
      author: null,
      body: "A comment that came by mail",
      version: 1,
      created: "2026-01-01T00:00:00Z",
      edited: null,
      deleted: false,
    });
    file.counts.comments = 1;
    expect((await bringIn(ada, article, file)).comments.imported).toBe(1);
    const { annotations } = await fileOf(ada, article);
    expect(annotations[0]).toMatchObject({
      note: "newer",
      comments: [{ body: "A comment that came by mail" }],
    });
  });
});
