import { describe, expect, it } from "vitest";
import { createAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { changeCodebook } from "@/server/codebooks/change-commands";
import { listCodings } from "@/server/codebooks/coding-queries";
import { planChange } from "@/server/codebooks/plan-queries";
import { getCodebook } from "@/server/codebooks/queries";
import { undoChange } from "@/server/codebooks/undo-commands";
import { getCodebookAt, listVersions } from "@/server/codebooks/version-queries";
import { pool } from "@/server/db";
import { answerOf, peopledGroup, type RoleName, readOnly, someone } from "@/tests/server/groups/actors";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertAnnotation } from "@/tests/support/rows";
import { change, codeIn, codingClass, slugsOf, smallBook, versionOf } from "./books";
import { coded, draftOf, undo } from "./codings";

describe("changing a codebook", () => {
  it.each<[RoleName, string]>([
    ["visitor", "unauthenticated"],
    ["stranger", "not-found"],
    ["observer", "forbidden"],
    ["member", "forbidden"],
    ["moderator", "ok"],
    ["owner", "ok"],
  ])("of a group answers a %s with %s", async (role, answer) => {
    const { actor, book, idOf } = await codingClass();
    const one = { kind: "deprecate-code", codeId: idOf("doubt") };
    expect(await answerOf(planChange(actor(role), book.id, { change: one }))).toBe(answer);
    expect(await answerOf(changeCodebook(actor(role), book.id, { version: 1, change: one }))).toBe(answer);
    expect(await answerOf(undoChange(actor(role), book.id, 2, { version: 2 }))).toBe(answer);
    expect(await versionOf(book)).toBe(answer === "ok" ? 3 : 1);
  });

  it("for everybody is for administrators", async () => {
    const administrator = await someone("A", "administrator");
    const book = await smallBook(null, administrator);
    const one = { version: 1, change: { kind: "deprecate-code", codeId: codeIn(book, "doubt") } };
    for (const [actor, answer] of [
      [await someone(), "forbidden"],
      [await someone("M", "moderator"), "forbidden"],
      [readOnly(administrator), "forbidden"],
      [administrator, "ok"],
    ] as const) {
      expect(await answerOf(changeCodebook(actor, book.id, one))).toBe(answer);
    }
  });

  it("says no, with the field, to what makes no sense", async () => {
    const { as, book, idOf } = await codingClass();
    const other = await codingClass();
    const refused = async (one: object): Promise<[string, string]> => {
      const { code, details } = await refusalOf(change(as.owner, book, one));
      return [code, details.fields?.[0]?.field ?? ""];
    };
    const doubt = idOf("doubt");
    expect(await refused({ kind: "merge-codes", fromId: doubt, intoId: doubt })).toEqual([
      "invalid",
      "change.intoId",
    ]);
    expect(await refused({ kind: "merge-codes", fromId: doubt, intoId: other.idOf("doubt") })).toEqual([
      "invalid",
      "change.intoId",
    ]);
    expect(
      await refused({ kind: "move-code", codeId: doubt, parentId: other.idOf("moves"), index: 0 }),
    ).toEqual(["invalid", "change.parentId"]);
    expect(await refused({ kind: "move-code", codeId: idOf("moves"), parentId: doubt, index: 0 })).toEqual([
      "invalid",
      "change.parentId",
    ]);
    expect(await refused({ kind: "edit-code", codeId: doubt, fields: { hotkey: "2" } })).toEqual([
      "invalid",
      "change.fields.hotkey",
    ]);
    const { rows } = await pool().query(`SELECT 1 FROM "CodebookVersion" WHERE "codebookId" = $1`, [book.id]);
    expect([await versionOf(book), rows.length]).toEqual([1, 1]);
  });

  it("lets one of two editors win, and shows the other what is there now and what they sent", async () => {
    const { as, book, idOf } = await codingClass();
    const rename = (name: string) => ({
      version: 1,
      change: { kind: "edit-code", codeId: idOf("doubt"), fields: { name } },
    });
    const [a, b] = await Promise.allSettled([
      changeCodebook(as.owner, book.id, rename("Left")),
      changeCodebook(as.moderator, book.id, rename("Right")),
    ]);
    const [won, lost] = a.status === "fulfilled" ? [a, b] : [b, a];
    expect(won.status).toBe("fulfilled");
    const name = a.status === "fulfilled" ? "Left" : "Right";
    expect(lost).toMatchObject({
      reason: {
        code: "conflict",
        details: {
          current: {
            version: 2,
            codes: expect.arrayContaining([expect.objectContaining({ slug: "doubt", name })]),
          },
          yours: { kind: "edit-code" },
        },
      },
    });
    expect(await versionOf(book)).toBe(2);
  });

  it("keeps a heading off the passages, and takes no passages from under a code", async () => {
    const scene = await codingClass();
    const { as, book, idOf } = scene;
    await coded(scene, as.member, "end badly", "doubt");
    const heading = { kind: "edit-code", codeId: idOf("doubt"), fields: { isHeading: true } };
    expect((await refusalOf(change(as.owner, book, heading))).message).toContain("headings do not");
    await change(as.owner, book, { ...heading, codeId: idOf("fear") });
    expect(await answerOf(createAnnotation(as.member, draftOf(scene, "Nobody", "fear")))).toBe("invalid");
  });

  it("takes a code out of use, not off its passages, and brings it back", async () => {
    const scene = await codingClass();
    const { as, book, idOf } = scene;
    const note = await coded(scene, as.member, "end badly", "doubt");
    await change(as.owner, book, { kind: "deprecate-code", codeId: idOf("doubt") });
    expect(await slugsOf(note)).toEqual(["doubt"]);
    const refusal = await refusalOf(createAnnotation(as.member, draftOf(scene, "Nobody", "doubt")));
    expect(refusal).toMatchObject({ code: "invalid", details: { fields: [{ field: "codes.0" }] } });
    await updateAnnotation(as.member, note.id, { version: 1, codes: [idOf("slogan"), idOf("doubt")] });
    await change(as.owner, book, { kind: "bring-back-code", codeId: idOf("doubt") });
    await createAnnotation(as.member, draftOf(scene, "Nobody", "doubt"));
  });

  it("counts what the actor may read, and says that there is more", async () => {
    const administrator = await someone("A", "administrator");
    const scene = await codingClass();
    const book = await smallBook(null, administrator);
    const doubt = codeIn(book, "doubt");
    const place = { exact: "end badly", codeIds: [doubt] };
    await insertAnnotation(pool(), scene.article, scene.as.member, { ...place, groupId: scene.group.id });
    await insertAnnotation(pool(), scene.article, scene.as.member, { ...place, groupId: null });
    const plan = await planChange(administrator, book.id, {
      change: { kind: "deprecate-code", codeId: doubt },
    });
    expect(plan.passages).toEqual({ annotations: 0, people: 0, articles: 0, more: true });
  });
});

describe("the history of a codebook", () => {
  it("says what each version did and what the codebook was, to whoever reads it", async () => {
    const { as, actor, book, idOf } = await codingClass();
    await change(as.owner, book, { kind: "edit-book", guidelines: "Read **twice**." });
    await change(as.moderator, book, {
      kind: "edit-code",
      codeId: idOf("doubt"),
      fields: { name: "Distrust" },
    });
    await undo(as.owner, book, 2);
    const { items, next } = await listVersions(as.observer, book.slug);
    expect(
      items.map(({ number, change, undoneBy, can }) => [number, change.kind, undoneBy, can.undo]),
    ).toEqual([
      [4, "undone", null, false],
      [3, "edit-code", null, false],
      [2, "edit-book", 4, false],
      [1, "created", null, false],
    ]);
    expect(next).toBeNull();
    expect(items[1]).toMatchObject({
      madeBy: { id: as.moderator.id },
      change: { code: { name: "doubt" }, fields: [{ field: "name", before: "doubt", after: "Distrust" }] },
    });
    const at = async (number: number) => {
      const { book: then } = await getCodebookAt(as.observer, book.slug, number);
      return [then.version, then.guidelines, then.codes[1]?.name];
    };
    expect([await at(1), await at(3), await at(4)]).toEqual([
      [1, "", "doubt"],
      [3, "Read **twice**.", "Distrust"],
      [4, "", "Distrust"],
    ]);
    expect(await answerOf(listVersions(actor("stranger"), book.slug))).toBe("not-found");
    expect(await answerOf(getCodebookAt(as.owner, book.slug, 9))).toBe("not-found");
    const paged = await listVersions(as.owner, book.slug, { before: 4, limit: 2 });
    expect([paged.items.map(({ number }) => number), paged.next]).toEqual([[3, 2], 2]);
  });

  it("begins with the version that an older codebook stands at", async () => {
    const { as, book, idOf } = await codingClass();
    await pool().query(`DELETE FROM "CodebookVersion" WHERE "codebookId" = $1`, [book.id]);
    await change(as.owner, book, { kind: "deprecate-code", codeId: idOf("doubt") });
    const { items } = await listVersions(as.owner, book.id);
    expect(items.map(({ number, change }) => [number, change.kind])).toEqual([
      [2, "deprecate-code"],
      [1, "created"],
    ]);
    expect(await answerOf(undo(as.owner, book, 1))).toBe("conflict");
  });

  it("is refused an undo that a later change stands on, with its number", async () => {
    const { as, book, idOf } = await codingClass();
    const rename = (name: string) => ({ kind: "edit-code", codeId: idOf("doubt"), fields: { name } });
    await change(as.owner, book, rename("Distrust"));
    await change(as.owner, book, { kind: "edit-book", source: "Ours" });
    await change(as.owner, book, rename("Suspicion"));
    expect((await refusalOf(undo(as.owner, book, 2))).message).toContain(
      "name of “Suspicion” changed again in version 4",
    );
    await undo(as.owner, book, 4);
    await undo(as.owner, book, 2);
    expect((await getCodebook(as.owner, book.id)).codes[1]?.name).toBe("doubt");
  });

  it("is kept with each code on each passage, also where others beside it change", async () => {
    const scene = await codingClass();
    const { as, book, idOf } = scene;
    const made = await createAnnotation(as.member, draftOf(scene, "Nobody", "doubt"));
    await change(as.owner, book, {
      kind: "edit-code",
      codeId: idOf("doubt"),
      fields: { definition: "New." },
    });
    await updateAnnotation(as.member, made.id, { version: 1, codes: [idOf("fear"), idOf("doubt")] });
    const codings = await listCodings(as.observer, made.id);
    expect(codings.map(({ code, codedWith, codebook }) => [code.slug, codedWith, codebook.version])).toEqual([
      ["fear", 2, 2],
      ["doubt", 1, 2],
    ]);
    expect(codings[1]?.definition).toBe("New.");
    expect(await answerOf(listCodings((await peopledGroup()).as.owner, made.id))).toBe("not-found");
  });
});
