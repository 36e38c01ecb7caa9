import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readQuery } from "@/core/annotation-query/parse-query";
import { printQuery } from "@/core/annotation-query/print-query";
import type { AnnotationQuery, QueryLeaf } from "@/core/annotation-query/query";
import { AppError, type FieldFault } from "@/core/errors";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { newId } from "@/core/new-id";
import { countMatching, listMatching, streamMatching } from "@/server/annotation-queries/queries";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { type Actor, actorForPerson, VISITOR } from "@/server/session";
import { insertCodebook } from "../../support/codebook-rows";
import {
  insertAnchor,
  insertAnnotation,
  insertArticle,
  insertComment,
  insertGroup,
  insertPerson,
  insertVersion,
} from "../../support/rows";
import { insertTask } from "../../support/task-rows";
import { holds, manyRows } from "./one-by-one";

beforeAll(ensurePublicGroup);

const person = async (fields?: Parameters<typeof insertPerson>[1]) => insertPerson(pool(), fields);
const actorOf = ({ id }: { id: string }) => actorForPerson(id);

async function found(actor: Actor, text: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const batch of streamMatching(actor, readQuery(text), 7)) {
    ids.push(...batch.map(({ annotation }) => annotation.id));
  }
  const { items } = await listMatching(actor, { query: text, limit: 200 });
  // Three doors to the same answer.
  expect(items.map(({ annotation }) => annotation.id).sort()).toEqual([...ids].sort());
  expect((await countMatching(actor, readQuery(text))).annotations).toBe(ids.length);
  return ids;
}

async function scene() {
  const book = await insertCodebook(pool());
  const [ada, ben, cy] = [await person({ name: "Ada" }), await person(), await person()];
  const group = await insertGroup(pool(), { [ada.id]: "owner", [ben.id]: "member" });
  const article = await insertArticle(pool());
  return { book, ada, ben, cy, group, article, mine: `article:${article.slug}` };
}

describe("each condition", () => {
  test("finds by code, with or without what is below it, and by its codebook", async () => {
    const { book, ada, article } = await scene();
    const [first, second] = book.codes;
    await pool().query(`UPDATE "Code" SET "parentId" = $1 WHERE id = $2`, [book.heading, first]);
    await pool().query(`UPDATE "Code" SET "parentId" = $1 WHERE id = $2`, [first, second]);
    const a = await insertAnnotation(pool(), article, ada, { exact: "Biden's war", codeIds: [first] });
    const b = await insertAnnotation(pool(), article, ada, { exact: "Kremlin", codeIds: [second] });
    expect(await found(VISITOR, `code:code-${first}`)).toEqual([a.id]);
    expect(await found(VISITOR, `code:code-${first}+`)).toEqual([a.id, b.id]);
    expect(await found(VISITOR, `code:book-${book.id}/code-${book.heading}+ -code:${first}`)).toEqual([b.id]);
    await expect(found(VISITOR, "code:nothing-like-it")).rejects.toThrow(
      "code:nothing-like-it: there is no such code.",
    );
  });

  test("finds what a merged code's annotations became", async () => {
    const { book, ada, article } = await scene();
    const [first, second] = book.codes;
    await pool().query(`UPDATE "Code" SET "mergedIntoId" = $1 WHERE id = $2`, [second, first]);
    const b = await insertAnnotation(pool(), article, ada, { exact: "Kremlin", codeIds: [second] });
    expect(await found(VISITOR, `code:code-${first}`)).toEqual([b.id]);
  });

  test("finds by words of the passage or the note, however they are set", async () => {
    const { ada, article, mine } = await scene();
    const a = await insertAnnotation(pool(), article, ada, { exact: "Biden's war", note: "So‑CALLED  “it”" });
    const b = await insertAnnotation(pool(), article, ada, { exact: "understand what's going on" });
    expect(await found(VISITOR, `${mine} "BIDEN’S  WAR"`)).toEqual([a.id]);
    expect(await found(VISITOR, `${mine} note:"so-called \\"it"`)).toEqual([a.id]);
    expect(await found(VISITOR, `${mine} NOT text:"biden's"`)).toEqual([b.id]);
    expect(await found(VISITOR, `${mine} NOT note:"so-called"`)).toEqual([b.id]);
    expect(await found(VISITOR, `${mine} (note:called OR text:going)`)).toEqual([a.id, b.id]);
    // What is a sign to the database stands for itself.
    for (const sign of ["%", "_", "n%g", "goin_"])
      expect(await found(VISITOR, `${mine} text:"${sign}"`)).toEqual([]);
    const c = await insertAnnotation(pool(), article, ada, { exact: "Kremlin", note: "100% of_it \\ done" });
    for (const words of ["0%", "of_i", "\\\\", "_it \\\\ D"]) {
      expect(await found(VISITOR, `${mine} note:"${words}"`)).toEqual([c.id]);
    }
  });

  test("finds by the words that it stands on now, not by those of an earlier version", async () => {
    const { ada, article, mine } = await scene();
    const a = await insertAnnotation(pool(), article, ada, { exact: "Biden's war" });
    const versionId = await insertVersion(pool(), article, {
      text: article.text.replace("Biden's war", "Putin's war"),
    });
    await insertAnchor(pool(), a, versionId, { start: 0, end: 11, exact: "Putin's war", origin: "edited" });
    expect(await found(VISITOR, `${mine} "putin's"`)).toEqual([a.id]);
    expect(await found(VISITOR, `${mine} "biden's"`)).toEqual([]);
  });

  test("finds by who, where and when", async () => {
    const { ada, ben, article, group, mine } = await scene();
    const a = await insertAnnotation(pool(), article, ada, { exact: "Biden's war", groupId: group.id });
    const b = await insertAnnotation(pool(), article, ben, { exact: "Kremlin" });
    const c = await insertAnnotation(pool(), article, ada, { exact: "Kremlin", groupId: null });
    await pool().query(`UPDATE "Annotation" SET "createdAt" = '2025-03-31T23:59:59.999Z' WHERE id = $1`, [
      a.id,
    ]);
    const me = await actorOf(ada);
    expect(await found(me, `${mine} person:${ada.handle.toUpperCase()}`)).toEqual([a.id, c.id]);
    expect(await found(me, `${mine} -person:me`)).toEqual([b.id]);
    expect(await found(me, `${mine} group:${group.slug} OR ${mine} group:private`)).toEqual([a.id, c.id]);
    expect(await found(me, `${mine} made:2025-03-31`)).toEqual([a.id]);
    expect(await found(me, `${mine} made:..2025-03-30`)).toEqual([]);
    expect(await found(me, `${mine} made:2025-04..`)).toEqual([b.id, c.id]);
    await expect(found(VISITOR, "person:me")).rejects.toThrow("sign in");
    await expect(found(VISITOR, `group:${group.slug}`)).rejects.toThrow("there is no such group");
  });

  test("finds by how many others chose one of its codes on an overlapping passage of the same group", async () => {
    const { book, ada, ben, cy, article, group, mine } = await scene();
    const [first, second] = book.codes;
    const make = (
      who: { id: string },
      exact: string,
      code: string,
      groupId: string | null = PUBLIC_GROUP_ID,
    ) => insertAnnotation(pool(), article, who, { exact, codeIds: [code], groupId });
    const a = await make(ada, "Biden's war", first);
    const b = await make(ben, 'characterizing it as "Biden\'s war"', first);
    const c = await make(cy, 'war" on Truth Social', first);
    await make(cy, 'war" on Truth', first); // the same person again
    const alone = await make(ben, "Biden's war", second);
    await make(ada, "Biden's war", second, group.id); // another group
    const held = await make(ada, "on Truth Social", second);
    expect(await found(VISITOR, `${mine} agreement:2..`)).toEqual(expect.arrayContaining([a.id, b.id, c.id]));
    expect(await found(VISITOR, `${mine} code:${second} agreement:0`)).toEqual([alone.id, held.id]);
    await pool().query(`UPDATE "Annotation" SET standing = 'held' WHERE "authorId" = $1`, [cy.id]);
    // What is withheld does not count for those who do not see it.
    expect(await found(VISITOR, `${mine} agreement:2..`)).toEqual([]);
    expect(await found(await actorOf(cy), `${mine} agreement:2..`)).toHaveLength(4);
  });

  test("finds what has a code, a note, a reply that one sees", async () => {
    const { book, ada, ben, article, mine } = await scene();
    const a = await insertAnnotation(pool(), article, ada, {
      exact: "Biden's war",
      codeIds: [book.codes[0]],
    });
    const b = await insertAnnotation(pool(), article, ada, { exact: "Kremlin", note: "Hm." });
    const { id } = await insertComment(pool(), article, b, ben, { body: "Why?" });
    expect(await found(VISITOR, `${mine} has:code`)).toEqual([a.id]);
    expect(await found(VISITOR, `${mine} has:note has:reply`)).toEqual([b.id]);
    await pool().query(`UPDATE "Comment" SET standing = 'hidden' WHERE id = $1`, [id]);
    expect(await found(VISITOR, `${mine} has:reply`)).toEqual([]);
  });
});

describe("what a group studies", () => {
  test("finds what a task's coders made for it, or had in a pass, and nothing that the viewer does not see", async () => {
    const { ada, ben, cy, article, group } = await scene();
    const elsewhere = await insertArticle(pool());
    const task = await insertTask(pool(), group, {
      articles: [article],
      coders: [ada, ben],
      title: `Week ${group.slug}`,
    });
    const make = (who: { id: string }, on = article, groupId: string | null = group.id) =>
      insertAnnotation(pool(), on, who, { exact: "Kremlin", groupId });
    const [a, b] = [await make(ada), await make(ben)];
    await make(ada, elsewhere);
    await make(ada, article, PUBLIC_GROUP_ID);
    await make(cy, article, PUBLIC_GROUP_ID);
    const name = `task:week-${group.slug}`;
    // Still blind: only one's own.
    expect(await found(await actorOf(ben), name)).toEqual([b.id]);
    await expect(found(VISITOR, name)).rejects.toThrow("there is no such task");
    await pool().query(`UPDATE "CodingTask" SET "revealedAt" = now() WHERE id = $1`, [task.id]);
    const me = await actorOf(ben);
    expect(await found(me, name)).toEqual([a.id, b.id]);
    expect(
      await found(me, `task:${group.slug}/week-${group.slug} -task:${task.id} OR task:${task.id}`),
    ).toEqual([a.id, b.id]);
    // Moved to another layer since, it is still what was kept when its coder finished.
    const passId = newId();
    await pool().query(`INSERT INTO "CodingPass" (id, "taskId", "personId", number) VALUES ($1, $2, $3, 1)`, [
      passId,
      task.id,
      ada.id,
    ]);
    await pool().query(
      `INSERT INTO "PassSpan" ("passId", "annotationId", "articleId", "versionId", exact)
       SELECT $1, n.id, n."articleId", h."versionId", 'Kremlin' FROM "Annotation" n
       JOIN "Anchor" h ON h."annotationId" = n.id WHERE n.id = $2`,
      [passId, a.id],
    );
    await pool().query(`UPDATE "Annotation" SET "groupId" = $2 WHERE id = $1`, [a.id, PUBLIC_GROUP_ID]);
    expect(await found(me, `${name} NOT person:me`)).toEqual([a.id]);
    // What is in no layer is denied like any other, and a pass outlasts its coder's part.
    const own = await make(ben, article, null);
    expect(await found(me, `article:${article.slug} NOT ${name} person:me`)).toEqual([own.id]);
    await pool().query(`DELETE FROM "TaskCoder" WHERE "taskId" = $1`, [task.id]);
    expect(await found(me, name)).toEqual([a.id]);
    const other = await actorOf(cy);
    await expect(found(other, `task:${task.id}`)).rejects.toThrow("there is no such task");
    await pool().query(`UPDATE "CodingTask" SET "deletedAt" = now(), "closedAt" = now() WHERE id = $1`, [
      task.id,
    ]);
    await expect(found(me, name)).rejects.toThrow("there is no such task");
  });

  test("finds what was settled, turned down or neither, as far as the viewer may know", async () => {
    const { book, ada, ben, article, group } = await scene();
    const mine = `article:${article.slug} group:${group.slug}`;
    const make = (who: { id: string }) =>
      insertAnnotation(pool(), article, who, {
        exact: "Kremlin",
        groupId: group.id,
        codeIds: [book.codes[0]],
      });
    const [into, down, open, undone] = [await make(ada), await make(ben), await make(ben), await make(ben)];
    for (const [one, isAccepted, state] of [
      [into, true, "settled"],
      [down, false, "settled"],
      [open, true, "proposed"],
      [undone, true, "undone"],
    ] as const) {
      const id = newId();
      await pool().query(
        `INSERT INTO "Settlement" (id, "groupId", "articleId", "versionId", "codeId", start, "end", exact, "isAccepted", how, state)
         SELECT $1, n."groupId", n."articleId", h."versionId", $3, h.start, h."end", h.exact, $4, 'accepted', $5::"SettlementState"
         FROM "Annotation" n JOIN "Anchor" h ON h."annotationId" = n.id WHERE n.id = $2`,
        [id, one.id, book.codes[0], isAccepted, state],
      );
      await pool().query(
        `INSERT INTO "SettlementSource" ("settlementId", "annotationId", "codeId", "isDecided") VALUES ($1, $2, $3, $4)`,
        [id, one.id, book.codes[0], state === "settled"],
      );
    }
    const me = await actorOf(ben);
    expect(await found(me, `${mine} is:settled`)).toEqual([into.id]);
    expect(await found(me, `${mine} settled:rejected`)).toEqual([down.id]);
    expect(await found(me, `${mine} settled:no`)).toEqual([open.id, undone.id]);
    expect(await found(me, `${mine} NOT settled:no`)).toEqual([into.id, down.id]);
    // Who codes blind sees their own, and not what became of it.
    await insertTask(pool(), group, { articles: [article], coders: [ada, ben] });
    const blind = await actorOf(ben);
    expect(await found(blind, `${mine} is:settled OR ${mine} is:rejected`)).toEqual([]);
    expect(await found(blind, `${mine} settled:no`)).toEqual([down.id, open.id, undone.id]);
    // Moved out of the group, it says nothing of what is settled there.
    await pool().query(`UPDATE "Annotation" SET "groupId" = $2 WHERE id = $1`, [into.id, PUBLIC_GROUP_ID]);
    expect(await found(VISITOR, `article:${article.slug} is:settled`)).toEqual([]);
  });
});

test("names that are not known are told with their places, and what of the actor's may be meant", async () => {
  const { book, ada, ben, cy, group, article } = await scene();
  const hidden = await insertArticle(pool(), { groupIds: [group.id] });
  await insertAnnotation(pool(), article, ada, { exact: "Kremlin" });
  await insertAnnotation(pool(), article, ben, { exact: "Kremlin", groupId: group.id });
  await pool().query(`UPDATE "Code" SET slug = 'grumbling-tone' WHERE id = $1`, [book.codes[0]]);
  const faults = async (actor: Actor, query: string) => {
    const thrown = await listMatching(actor, { query }).catch((error: unknown) => error);
    if (!(thrown instanceof AppError)) throw new Error(`“${query}” was answered.`);
    expect(thrown.code).toBe("invalid");
    return thrown.details.fields;
  };
  const me = await actorOf(ada);
  expect(await faults(me, `has:code OR code:"grumling-tone+" NOT (by:@${ada.handle}x)`)).toEqual([
    {
      field: "query",
      message: "code:grumling-tone+: there is no such code.",
      position: { offset: 18, length: 13 },
      suggestions: ["grumbling-tone"],
    },
    {
      field: "query",
      message: `person:${ada.handle}x: there is no such person.`,
      position: { offset: 43, length: ada.handle.length + 1 },
      suggestions: expect.arrayContaining([ada.handle]),
    },
  ]);
  const [{ suggestions: groups }] = (await faults(me, `group:${group.slug}x`)) as [FieldFault];
  expect(groups?.[0]).toBe(group.slug);
  const [{ suggestions: articles }] = (await faults(me, `article:${hidden.slug}x`)) as [FieldFault];
  expect(articles?.[0]).toBe(hidden.slug);
  const [{ suggestions: people }] = (await faults(me, `person:${ben.handle}x`)) as [FieldFault];
  expect(people).toContain(ben.handle);

  // To others, what is not theirs to see is not offered either, nor who has made nothing that they see.
  for (const query of [
    `group:${group.slug}x`,
    `article:${hidden.slug}x`,
    `person:${ben.handle}x`,
    `person:${cy.handle}x`,
  ]) {
    for (const { suggestions = [] } of (await faults(VISITOR, query)) ?? []) {
      for (const secret of [group.slug, hidden.slug, ben.handle, cy.handle])
        expect(suggestions).not.toContain(secret);
    }
  }
  expect(await faults(VISITOR, "(a")).toMatchObject([{ position: { offset: 0, length: 1 } }]);
});

describe("whatever is asked", () => {
  test("others' private words, other groups, articles out of reach, withheld and deleted words are not there", async () => {
    const { ada, ben, cy, article, group } = await scene();
    const hidden = await insertArticle(pool(), { groupIds: [group.id] });
    const open = await insertAnnotation(pool(), article, ada, { exact: "Kremlin" });
    const secrets = [
      await insertAnnotation(pool(), article, ada, { exact: "Kremlin", groupId: null }),
      await insertAnnotation(pool(), article, ada, { exact: "Kremlin", groupId: group.id }),
      await insertAnnotation(pool(), hidden, ada, { exact: "Kremlin" }),
      await insertAnnotation(pool(), article, ada, { exact: "Kremlin" }),
      await insertAnnotation(pool(), article, ada, { exact: "Kremlin" }),
    ];
    await pool().query(`UPDATE "Annotation" SET standing = 'held' WHERE id = $1`, [secrets[3]?.id]);
    await pool().query(`UPDATE "Annotation" SET "deletedAt" = now(), "isTombstone" = true WHERE id = $1`, [
      secrets[4]?.id,
    ]);
    const all = `person:${ada.handle}`;
    for (const query of [
      all,
      `${all} kremlin`,
      `NOT (NOT ${all})`,
      `${all} (group:public OR -group:public)`,
    ]) {
      expect(await found(VISITOR, query)).toEqual([open.id]);
      expect(await found(await actorOf(cy), query)).toEqual([open.id]);
    }
    expect((await found(await actorOf(ben), all)).sort()).toEqual(
      [open.id, secrets[1]?.id, secrets[2]?.id].sort(),
    );
    expect(await found(await actorOf(ada), all)).toHaveLength(5);
    expect(await countMatching(VISITOR, readQuery(all))).toEqual({ annotations: 1, articles: 1 });
    await expect(found(VISITOR, `article:${hidden.slug}`)).rejects.toThrow("there is no such article");
  });

  test("any query finds what the same question asked of the rows one by one does", async () => {
    const { book, ada, ben, article } = await scene();
    const rows = await manyRows(book, [ada, ben], article);
    const leaf: fc.Arbitrary<QueryLeaf> = fc.oneof(
      fc.constantFrom(...book.codes).map((code) => ({ kind: "code" as const, code, children: false })),
      fc.constantFrom(ada, ben).map(({ handle }) => ({ kind: "person" as const, person: handle })),
      fc.constantFrom("KREMLIN", "war", "o", "n’s W", "l%n").map((text) => ({ kind: "text" as const, text })),
      fc.constantFrom("note", "code").map((what) => ({ kind: "has", what }) as QueryLeaf),
    );
    const { query } = fc.letrec<{ query: AnnotationQuery }>((tie) => ({
      query: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.record({
          kind: fc.constantFrom("and" as const, "or" as const),
          of: fc.array(tie("query"), { minLength: 1, maxLength: 3 }),
        }),
        fc.record({ kind: fc.constant("not" as const), of: tie("query") }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(query, async (any) => {
        const within: AnnotationQuery = { kind: "and", of: [{ kind: "article", article: article.id }, any] };
        const expected = rows.filter((row) => holds(any, row)).map(({ id }) => id);
        const ids: string[] = [];
        for await (const batch of streamMatching(VISITOR, readQuery(printQuery(within)), 11)) {
          ids.push(...batch.map(({ annotation }) => annotation.id));
        }
        expect(ids).toEqual(expected.sort());
      }),
      { numRuns: 40 },
    );
  });
});
