import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { CodebookSeedSchema } from "@/core/codebook";
import { createCodebook } from "@/server/codebooks/commands";
import { getCodebook, listCodebooks, listCodeRefs } from "@/server/codebooks/queries";
import { pool } from "@/server/db";
import { type Actor, VISITOR } from "@/server/session";
import { answerOf, peopledGroup, type RoleName, readOnly, someone } from "@/tests/server/groups/actors";

const administrator = () => someone("The administrator", "administrator");

const code = (slug: string, order: number, more: object = {}) => ({
  slug,
  parent: null,
  name: `Name of ${slug}`,
  label: `Label of ${slug}`,
  definition: "What it means.",
  whenToUse: "When it fits.",
  whenNotToUse: "When it does not.",
  positiveExamples: [{ text: "A passage.", why: "It fits." }],
  negativeExamples: [],
  hue: "teal",
  shade: 2,
  hotkey: null,
  order,
  ...more,
});

const book = (codes: object[], more: object = {}) => ({
  slug: `book-${randomUUID()}`,
  name: "A codebook of this test",
  description: "For a test.",
  guidelines: "Read **closely**.",
  source: "Ours",
  codes,
  ...more,
});

const rowsOf = async (slug: string): Promise<number> =>
  (await pool().query(`SELECT 1 FROM "Codebook" WHERE slug = $1`, [slug])).rowCount ?? 0;

describe("adding a codebook", () => {
  it("keeps every word of a codebook file, in its order and under its headings", async () => {
    const file = new URL("../../../prisma/seed/codebooks/persuasion-techniques.json", import.meta.url);
    const seed = {
      ...CodebookSeedSchema.parse(JSON.parse(readFileSync(file, "utf8"))),
      slug: `p-${randomUUID()}`,
    };
    const made = await createCodebook(await administrator(), seed);
    const slugOf = new Map(made.codes.map(({ id, slug }) => [id, slug]));
    const asSeed = made.codes.map(
      ({ id, codebookId, deprecated, isHeading, parentId, mergedIntoId, ...rest }, index) => ({
        ...rest,
        isGroup: isHeading,
        parent: parentId && slugOf.get(parentId),
        order: index + 1,
      }),
    );
    expect(asSeed).toEqual([...seed.codes].sort((a, b) => a.order - b.order));
    expect(made).toMatchObject({
      slug: seed.slug,
      name: seed.name,
      description: seed.description,
      guidelines: seed.guidelines,
      source: seed.source,
      version: 1,
      codeCount: 23,
    });
    const read = { ...made, can: { edit: false } };
    expect(await getCodebook(VISITOR, seed.slug)).toEqual(read);
    expect(await getCodebook(VISITOR, made.id)).toEqual(read);
  });

  it.each<[string, () => Promise<Actor>, string]>([
    ["a visitor", async () => VISITOR, "unauthenticated"],
    ["anybody", () => someone(), "forbidden"],
    ["a site moderator", () => someone("M", "moderator"), "forbidden"],
    ["an administrator's read-only token", async () => readOnly(await administrator()), "forbidden"],
    ["an administrator", administrator, "ok"],
  ])("for everybody is refused to %s or not", async (_who, actor, answer) => {
    const seed = book([code("one", 1)]);
    expect(await answerOf(createCodebook(await actor(), seed))).toBe(answer);
    expect(await rowsOf(seed.slug)).toBe(answer === "ok" ? 1 : 0);
  });

  it.each<[RoleName, string]>([
    ["visitor", "unauthenticated"],
    ["stranger", "not-found"],
    ["observer", "forbidden"],
    ["member", "forbidden"],
    ["moderator", "ok"],
    ["owner", "ok"],
  ])("for a group answers a %s with %s", async (role, answer) => {
    const { group, actor } = await peopledGroup();
    const seed = book([code("one", 1)], { groupId: group.id });
    expect(await answerOf(createCodebook(actor(role), seed))).toBe(answer);
    expect(await rowsOf(seed.slug)).toBe(answer === "ok" ? 1 : 0);
  });

  it("answers a slug that is taken with a conflict", async () => {
    const actor = await administrator();
    const seed = book([code("one", 1)]);
    await createCodebook(actor, seed);
    expect(await answerOf(createCodebook(actor, seed))).toBe("conflict");
  });

  it.each<[field: string, codes: object[], slug?: string]>([
    ["slug", [code("one", 1)], randomUUID()],
    ["codes.1.slug", [code("one", 1), code("one", 2)]],
    ["codes.1.hotkey", [code("one", 1, { hotkey: "3" }), code("two", 2, { hotkey: "3" })]],
    ["codes.0.parent", [code("one", 1, { parent: "nobody" })]],
    ["codes.0.parent", [code("one", 1, { parent: "one" })]],
    ["codes.0.parent", [code("one", 1, { parent: "two" }), code("two", 2, { parent: "one" })]],
  ])("names what is at fault: %s", async (field, codes, slug = `book-${randomUUID()}`) => {
    const seed = book(codes, { slug });
    await expect(createCodebook(await administrator(), seed)).rejects.toMatchObject({
      code: "invalid",
      details: { fields: [{ field }] },
    });
    expect(await rowsOf(seed.slug)).toBe(0);
  });
});

describe("a group's own codebook", () => {
  it.each<[RoleName, boolean]>([
    ["visitor", false],
    ["stranger", false],
    ["observer", true],
    ["member", true],
    ["moderator", true],
    ["owner", true],
  ])("is there for a %s: %s", async (role, isThere) => {
    const { group, as, actor } = await peopledGroup();
    const made = await createCodebook(as.owner, book([code("one", 1)], { groupId: group.id }));
    expect(await answerOf(getCodebook(actor(role), made.id))).toBe(isThere ? "ok" : "not-found");
    expect(await answerOf(getCodebook(actor(role), made.slug))).toBe(isThere ? "ok" : "not-found");
    expect(await answerOf(listCodeRefs(actor(role), group.id))).toBe(isThere ? "ok" : "not-found");
    const listed = await everyCodebook(actor(role));
    expect(listed.some(({ id }) => id === made.id)).toBe(isThere);
  });
});

async function everyCodebook(actor: Actor, limit = 200) {
  const all = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listCodebooks(actor, { cursor: cursor ?? undefined, limit });
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}

describe("the list of codebooks", () => {
  it("pages through all of them once, with the number of codes that can be applied", async () => {
    const actor = await administrator();
    const headed = [code("top", 1, { isGroup: true }), code("a", 2, { parent: "top" }), code("b", 3)];
    const made = [];
    for (let index = 0; index < 3; index++) made.push(await createCodebook(actor, book(headed)));
    await pool().query(`UPDATE "Code" SET "deprecatedAt" = now() WHERE id = $1`, [made[0]!.codes[1]!.id]);
    await pool().query(`UPDATE "Codebook" SET "createdAt" = now() WHERE id = ANY($1)`, [
      made.map(({ id }) => id),
    ]);
    const listed = await everyCodebook(VISITOR, 2);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
    const counts = made.map(({ id }) => listed.find((one) => one.id === id)?.codeCount);
    expect(counts).toEqual([1, 2, 2]);
  });

  it.each(["a\u0000b", "..", "", "No Such Book"])("knows no codebook called %j", async (slug) => {
    expect(await answerOf(getCodebook(VISITOR, slug))).toBe("not-found");
  });
});

describe("the codes of a layer", () => {
  it("are those of the shared books and then of the group's own, each book in its order", async () => {
    const { group, as } = await peopledGroup();
    const other = await peopledGroup();
    const shared = await createCodebook(await administrator(), book([code("s2", 2), code("s1", 1)]));
    const first = await createCodebook(as.owner, book([code("o1", 1)], { groupId: group.id }));
    const second = await createCodebook(as.owner, book([code("o2", 1)], { groupId: group.id }));
    const hidden = await createCodebook(other.as.owner, book([code("h", 1)], { groupId: other.group.id }));
    const books = new Set([shared, first, second, hidden].map(({ id }) => id));
    const refs = (await listCodeRefs(as.observer, group.id)).filter(({ codebookId }) =>
      books.has(codebookId),
    );
    expect(refs.map(({ slug }) => slug)).toEqual(["s1", "s2", "o1", "o2"]);
    expect(refs[0]).toEqual({
      id: shared.codes[0]!.id,
      codebookId: shared.id,
      parentId: null,
      slug: "s1",
      name: "Name of s1",
      hue: "teal",
      shade: 2,
      hotkey: null,
      isHeading: false,
      deprecated: false,
    });
    const inPrivate = await listCodeRefs(as.observer, null);
    expect(inPrivate.some(({ codebookId }) => codebookId === shared.id)).toBe(true);
    expect(inPrivate.some(({ codebookId }) => codebookId === first.id)).toBe(false);
  });

  it("keep those that are deprecated, for the passages that have them", async () => {
    const made = await createCodebook(await administrator(), book([code("old", 1)]));
    await pool().query(`UPDATE "Code" SET "deprecatedAt" = now() WHERE "codebookId" = $1`, [made.id]);
    const ref = (await listCodeRefs(VISITOR, null)).find(({ codebookId }) => codebookId === made.id);
    expect(ref).toMatchObject({ slug: "old", deprecated: true });
  });

  it("take one query, however many books", async () => {
    await createCodebook(await administrator(), book([code("one", 1)]));
    const query = vi.spyOn(pool(), "query");
    await listCodeRefs(VISITOR, null);
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
  });
});
