import { describe, expect, it } from "vitest";
import { changeCodebook } from "@/server/codebooks/change-commands";
import { copyCodebook, createCodebook } from "@/server/codebooks/commands";
import { exportCodebook } from "@/server/codebooks/file-queries";
import { importCodebook, previewImport } from "@/server/codebooks/import-commands";
import { listDisputes, listPassages } from "@/server/codebooks/passages";
import { getCodebook } from "@/server/codebooks/queries";
import { pool } from "@/server/db";
import { VISITOR } from "@/server/session";
import { answerOf, peopledGroup, type RoleName, someone } from "@/tests/server/groups/actors";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertAnnotation } from "@/tests/support/rows";
import { change, codeIn, codingClass, smallBook, versionOf } from "./books";

const booksIn = async (groupId: string): Promise<number> =>
  (await pool().query(`SELECT 1 FROM "Codebook" WHERE "groupId" = $1`, [groupId])).rowCount ?? 0;

describe("a codebook as a file", () => {
  it("comes back into another group as it was, merged and unused codes too", async () => {
    const { as, book, idOf } = await codingClass();
    await change(as.owner, book, { kind: "merge-codes", fromId: idOf("doubt"), intoId: idOf("fear") });
    await change(as.owner, book, { kind: "deprecate-code", codeId: idOf("other") });
    const { text, fileName, contentType } = await exportCodebook(as.observer, book.slug, {});
    expect([fileName, contentType]).toEqual([`${book.slug}.json`, "application/json"]);
    const other = await peopledGroup();
    const made = await importCodebook(other.as.moderator, {
      content: text,
      fileName,
      groupId: other.group.id,
    });
    const told = ({ codes }: typeof made) => {
      const slugOf = new Map(codes.map(({ id, slug }) => [id, slug]));
      return codes.map(({ id: _, codebookId: __, parentId, mergedIntoId, ...code }) => ({
        ...code,
        parent: slugOf.get(parentId ?? ""),
        mergedInto: slugOf.get(mergedIntoId ?? ""),
      }));
    };
    expect(told(made)).toEqual(told(await getCodebook(as.owner, book.id)));
    expect(made).toMatchObject({ version: 1, group: { id: other.group.id } });
    // The address is taken by the book that it came from.
    expect(made.slug).toMatch(new RegExp(`^${book.slug}-.{5}$`));
    expect(await answerOf(exportCodebook(other.as.owner, book.slug, {}))).toBe("not-found");
    const first = JSON.parse((await exportCodebook(as.owner, book.slug, { version: 1 })).text);
    expect(first.codes.map(({ deprecated }: { deprecated?: true }) => deprecated)).toEqual(
      Array(5).fill(undefined),
    );
    for (const format of ["csv", "qdc"]) {
      const file = await exportCodebook(as.observer, book.slug, { format });
      const preview = await previewImport(other.as.owner, {
        file: { name: file.fileName, type: "", bytes: new TextEncoder().encode(file.text) },
        groupId: other.group.id,
      });
      expect([preview.format, preview.faults, preview.codes.length]).toEqual([format, [], 5]);
    }
  });

  it("is no REFI-QDA while it has no code, which its schema wants; it says so, and goes as JSON and CSV", async () => {
    const { group, as } = await peopledGroup();
    const empty = await createCodebook(as.owner, {
      name: "Empty",
      groupId: group.id,
      description: "",
      guidelines: "Read first.",
      source: "",
      codes: [],
    });
    const refused = await refusalOf(exportCodebook(as.owner, empty.slug, { format: "qdc" }));
    expect(refused).toMatchObject({
      code: "not-acceptable",
      message: expect.stringContaining("at least one"),
    });
    for (const format of ["json", "csv"]) {
      expect((await exportCodebook(as.owner, empty.slug, { format })).text).not.toBe("");
    }
  });

  it("is brought in whole or not at all, and says line by line why not", async () => {
    const { group, as } = await peopledGroup();
    const content = "slug,parent,name\na,b,A\nb,a,B\nc,,\n";
    const input = { content, fileName: "codes.csv", groupId: group.id };
    const preview = await previewImport(as.owner, input);
    expect(preview.faults.map(({ line, about }) => [line, about])).toEqual([
      [2, "A"],
      [3, "B"],
      [4, "c"],
    ]);
    const refusal = await refusalOf(importCodebook(as.owner, input));
    expect(refusal.code).toBe("unprocessable");
    expect(refusal.details.fields?.map(({ field }) => field)).toEqual(["line 2", "line 3", "line 4"]);
    expect(await booksIn(group.id)).toBe(0);
  });

  it.each<[what: string, input: object, answer: string]>([
    [
      "bytes that are no text",
      { file: { name: "a.csv", type: "", bytes: new Uint8Array([110, 129, 40]) } },
      "invalid",
    ],
    [
      "a picture",
      { file: { name: "a.csv", type: "", bytes: new Uint8Array([110, 0, 109, 101]) } },
      "invalid",
    ],
    ["more than two megabytes", { content: " ".repeat(2_000_001) }, "too-large"],
  ])("is refused where it is %s", async (_, input, answer) => {
    const { group, as } = await peopledGroup();
    expect(await answerOf(importCodebook(as.owner, { ...input, groupId: group.id }))).toBe(answer);
  });

  it("is read as a spreadsheet saves it, in UTF-16 too", async () => {
    const { group, as } = await peopledGroup();
    const text = "\uFEFFname;definition\r\nÄrger;Wut\r\n";
    const bytes = new Uint8Array(Buffer.from(text, "utf16le"));
    const made = await importCodebook(as.owner, {
      file: { name: "Gefühle.csv", type: "text/csv", bytes },
      groupId: group.id,
    });
    expect([made.name, made.codes[0]?.name, made.codes[0]?.slug]).toEqual(["Gefühle", "Ärger", "arger"]);
  });

  it("is read as older spreadsheets save it, in Windows-1252, which the preview says before anything is stored", async () => {
    const { group, as } = await peopledGroup();
    const bytes = new Uint8Array(Buffer.from("name;definition\r\nÄrger;Gefühl der Wut\r\n", "latin1"));
    const preview = await previewImport(as.owner, {
      file: { name: "Gefühle.csv", type: "text/csv", bytes },
      groupId: group.id,
    });
    expect(preview.faults).toEqual([]);
    expect(preview.codes.map(({ name, definition }) => [name, definition])).toEqual([
      ["Ärger", "Gefühl der Wut"],
    ]);
    expect(preview.notes.map(({ line, message }) => [line, message])).toEqual([
      [null, expect.stringContaining("Windows-1252")],
    ]);
  });

  it.each<[RoleName, string]>([
    ["visitor", "unauthenticated"],
    ["stranger", "not-found"],
    ["member", "forbidden"],
    ["moderator", "ok"],
  ])("is brought in, or copied, for a group by a %s: %s", async (role, answer) => {
    const { group, actor } = await peopledGroup();
    const shared = await smallBook(null, await someone("A", "administrator"));
    const content = "name\nDoubt\n";
    expect(await answerOf(previewImport(actor(role), { content, groupId: group.id }))).toBe(answer);
    expect(await answerOf(importCodebook(actor(role), { content, groupId: group.id }))).toBe(answer);
    expect(await answerOf(copyCodebook(actor(role), shared.id, { groupId: group.id }))).toBe(answer);
    expect(await booksIn(group.id)).toBe(answer === "ok" ? 2 : 0);
  });
});

describe("a copy in a group", () => {
  it("has codes of its own, in the same tree, and goes its own way", async () => {
    const shared = await smallBook(null, await someone("A", "administrator"));
    const { group, as } = await peopledGroup();
    const copy = await copyCodebook(as.owner, shared.slug, { groupId: group.id, name: "Ours" });
    expect(copy).toMatchObject({
      name: "Ours",
      slug: expect.stringMatching(/^ours/),
      version: 1,
      can: { edit: true },
    });
    expect(copy.codes.map(({ slug }) => slug)).toEqual(shared.codes.map(({ slug }) => slug));
    const ids = new Set(shared.codes.map(({ id }) => id));
    expect(
      copy.codes.some(({ id, parentId }) => ids.has(id) || (parentId !== null && ids.has(parentId))),
    ).toBe(false);
    await change(as.owner, copy, { kind: "deprecate-code", codeId: codeIn(copy, "doubt") });
    expect((await getCodebook(VISITOR, shared.id)).codes.every(({ deprecated }) => !deprecated)).toBe(true);
  });
});

describe("an example from a real annotation", () => {
  it("says what stands there, and leads to it; what not all readers may see is refused", async () => {
    const { as, book, idOf, article, group } = await codingClass();
    const place = { exact: "end badly", codeIds: [idOf("doubt")] };
    const ours = await insertAnnotation(pool(), article, as.member, { ...place, groupId: group.id });
    const mine = await insertAnnotation(pool(), article, as.owner, { ...place, groupId: null, codeIds: [] });
    const take = (annotationId: string, text = "end badly") => ({
      version: 1,
      change: {
        kind: "edit-code",
        codeId: idOf("doubt"),
        fields: { positiveExamples: [{ text, why: "It foresees.", annotationId }] },
      },
    });
    expect(await answerOf(changeCodebook(as.owner, book.id, take(ours.id, "end well")))).toBe("invalid");
    expect(await answerOf(changeCodebook(as.owner, book.id, take(mine.id)))).toBe("invalid");
    expect(await versionOf(book)).toBe(1);
    const { book: after } = await changeCodebook(as.owner, book.id, take(ours.id));
    expect(after.codes.find(({ slug }) => slug === "doubt")?.positiveExamples).toEqual([
      { text: "end badly", why: "It foresees.", annotationId: ours.id, from: article.slug },
    ]);
    const { items } = await listPassages(as.member, book.id, idOf("doubt"), { q: "BADLY" });
    expect(items.map(({ annotationId, canBeExample }) => [annotationId, canBeExample])).toEqual([
      [ours.id, true],
    ]);
    expect((await listPassages(as.member, book.id, idOf("doubt"), { q: "well" })).items).toEqual([]);
  });
});

describe("disputed passages", () => {
  it("are those where people of the group overlap and chose other codes", async () => {
    const { as, actor, book, idOf, article, group } = await codingClass();
    const mark = (by: { id: string }, exact: string, slugs: string[], groupId: string | null = group.id) =>
      insertAnnotation(pool(), article, by, { exact, codeIds: slugs.map(idOf), groupId });
    const disputed = await mark(as.member, "it will end badly", ["doubt"]);
    const rival = await mark(as.owner, "end badly", ["fear", "slogan"]);
    // Both said doubt, one of them in a second annotation; the same person twice; elsewhere; no code at all.
    await mark(as.moderator, "end badly", ["fear"]);
    await mark(as.moderator, "will end", ["doubt"]);
    await mark(as.member, "end badly", ["slogan"]);
    await mark(as.owner, "Nobody knows", ["fear"]);
    await mark(as.otherOwner, "will end badly", []);
    await mark(as.owner, "end badly", ["fear"], null);

    const found = await listDisputes(as.observer, book.id, idOf("doubt"));
    const brief = found.map(({ passage, others }) => [
      passage.annotationId,
      others.map(({ annotationId, codes }) => [annotationId, codes.map(({ name }) => name)]),
    ]);
    expect(brief).toContainEqual([disputed.id, [[rival.id, ["fear", "slogan"]]]]);
    expect(found.every(({ others }) => others.every(({ author }) => author.id !== as.moderator.id))).toBe(
      true,
    );
    expect(await answerOf(listDisputes(actor("stranger"), book.id, idOf("doubt")))).toBe("not-found");
    const other = await codingClass();
    expect(await answerOf(listDisputes(as.owner, book.id, other.idOf("doubt")))).toBe("not-found");
    await pool().query(`UPDATE "Annotation" SET standing = 'hidden' WHERE id = $1`, [rival.id]);
    const afterwards = await listDisputes(as.observer, book.id, idOf("doubt"));
    expect(afterwards.flatMap(({ others }) => others.map(({ annotationId }) => annotationId))).not.toContain(
      rival.id,
    );
  });
});
