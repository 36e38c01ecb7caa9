import { beforeAll, describe, expect, test } from "vitest";
import { describeRange } from "@/core/anchoring/quote";
import { AppError } from "@/core/errors";
import { newId } from "@/core/new-id";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import { createAnnotation, deleteAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { createComment, deleteComment, updateComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { importLayer } from "@/server/imports/commands";
import { actorForPerson, type SignedInActor, VISITOR } from "@/server/session";
import { insertCodebook } from "../../support/codebook-rows";
import { insertArticle, insertGroup, insertPerson, PUBLIC_GROUP, type TestArticle } from "../../support/rows";
import { taken } from "../exports/scene";

beforeAll(ensurePublicGroup);

const actor = async (fields?: Parameters<typeof insertPerson>[1]): Promise<SignedInActor> =>
  actorForPerson((await insertPerson(pool(), fields)).id);

// biome-ignore lint/suspicious/noExplicitAny: a test reads and bends files of any shape.
type File = any;
const fileOf = async (reader: SignedInActor, article: TestArticle, options = {}): Promise<File> =>
  JSON.parse(await taken(reader, article.id, { format: "json", ...options }));

const bringIn = (who: SignedInActor, article: TestArticle, file: File, options = {}) =>
  importLayer(who, article.id, { groupId: PUBLIC_GROUP, file, ...options });

async function refusal(promise: Promise<unknown>): Promise<AppError> {
  const outcome = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof AppError) return outcome;
  throw outcome ?? new Error("It was not refused.");
}

const wipe = (article: TestArticle) =>
  pool()
    .query(
      `WITH t AS (SELECT id FROM "Thread" WHERE "articleId" = $1),
       c AS (DELETE FROM "Comment" WHERE "threadId" IN (SELECT id FROM t))
     DELETE FROM "Thread" WHERE "articleId" = $1`,
      [article.id],
    )
    .then(() => pool().query(`DELETE FROM "Annotation" WHERE "articleId" = $1`, [article.id]));

const eventsOf = async (article: TestArticle) =>
  (
    await pool().query<{ seq: string; kind: string; subjectId: string }>(
      `SELECT seq, kind, "subjectId" FROM "Event" WHERE "articleId" = $1 ORDER BY seq`,
      [article.id],
    )
  ).rows;

const draftOn = (article: TestArticle, start: number, end: number, fields = {}) => {
  const range = { start, end };
  return {
    id: newId(),
    articleId: article.id,
    groupId: PUBLIC_GROUP,
    target: { versionId: article.versionId, ...range, quote: describeRange(article.text, range) },
    codes: [] as string[],
    note: "",
    ...fields,
  };
};

const HOSTILE = [
  "<script>alert(1)</script>",
  '=cmd|"/c calc"!A1',
  "👨‍👩‍👧‍👦 and 👍🏽",
  "a\r\nb\tc",
  "“quotes” \\ \" '",
  "\u202Ereversed\u202C",
  '{"json":["inside"]}',
  "e\u0301 é ﬁ",
  "# heading\n\n- list\n\n[^1]: note",
];

/** An article as a whole class leaves it: 600 annotations by 12 people, overlapping, discussed, edited, deleted. */
async function crowded() {
  const article = await insertArticle(pool());
  const people = await Promise.all(Array.from({ length: 12 }, () => actor({ name: "Name <b>& co</b>" })));
  const book = await insertCodebook(pool());
  const boundary = (at: number) => {
    let place = Math.min(at, article.text.length);
    while (!isGraphemeBoundary(article.text, place)) place++;
    return place;
  };
  const rows = Array.from({ length: 600 }, (_, index) => {
    const start = boundary((index * 37) % (article.text.length - 40));
    const end = boundary(start + 5 + ((index * 13) % 60));
    return { index, start, end, author: people[index % people.length]! };
  }).filter(({ start, end }) => article.text.slice(start, end).trim() !== "");
  await pool().query(
    `INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, version, "draftHash", "createdAt", "updatedAt")
     SELECT id, $1, $2, author, note, 1 + n % 3, n::text, timestamptz '2026-02-01' + n / 3 * interval '1 second',
       timestamptz '2026-02-02' + n * interval '1 second'
     FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::int[]) AS t(id, author, note, n)`,
    [
      article.id,
      PUBLIC_GROUP,
      ...((made) => [
        made.map((one) => one.id),
        made.map((one) => one.author),
        made.map((one) => one.note),
        made.map((one) => one.n),
      ])(
        rows.map(({ index, author }) => ({
          id: newId(),
          author: author.id,
          note: index % 2 === 0 ? (HOSTILE[index % HOSTILE.length] ?? "") : "",
          n: index,
        })),
      ),
    ],
  );
  const { rows: ids } = await pool().query<{ id: string; n: number }>(
    `SELECT id, "draftHash"::int AS n FROM "Annotation" WHERE "articleId" = $1 ORDER BY 2`,
    [article.id],
  );
  const placed = rows.map((row, at) => ({ ...row, id: ids[at]?.id ?? "" }));
  const quotes = placed.map((row) => describeRange(article.text, row));
  await pool().query(
    `INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
     SELECT id, $1, s, e, exact, prefix, suffix FROM unnest($2::uuid[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[])
       AS t(id, s, e, exact, prefix, suffix)`,
    [
      article.versionId,
      placed.map((row) => row.id),
      placed.map((row) => row.start),
      placed.map((row) => row.end),
      quotes.map((quote) => quote.exact),
      quotes.map((quote) => quote.prefix),
      quotes.map((quote) => quote.suffix),
    ],
  );
  await pool().query(
    `INSERT INTO "AnnotationCode" ("annotationId", "codeId", position)
     SELECT id, code, position FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS t(id, code, position)`,
    ((made) => [made.map((one) => one[0]), made.map((one) => one[1]), made.map((one) => one[2])])(
      placed.flatMap(({ id, index }): [string, string, number][] =>
        index % 4 === 0
          ? []
          : index % 4 === 1
            ? [[id, book.codes[0], 0]]
            : [
                [id, book.codes[1], 0],
                [id, book.deprecated, 1],
              ],
      ),
    ),
  );
  for (const { id, index } of placed.filter(({ index }) => index % 60 === 0)) {
    let parentId: string | null = null;
    for (let depth = 0; depth < 6; depth++) {
      const comment = await createComment(people[(index + depth) % people.length]!, {
        id: newId(),
        on: { annotationId: id },
        parentId,
        body: `${depth}: ${HOSTILE[depth] ?? ""}`,
      });
      if (depth === 2)
        await updateComment(people[(index + depth) % people.length]!, comment.id, {
          version: 1,
          body: "edited 👍🏽",
        });
      parentId = depth === 3 ? parentId : comment.id;
      if (depth === 5 && index % 180 === 0)
        await deleteComment(people[index % people.length]!, comment.parentId ?? "").catch(() => {});
    }
    if (index % 120 === 0) await deleteAnnotation(people[index % people.length]!, id);
  }
  const stranger = await actor();
  await createComment(stranger, {
    id: newId(),
    on: { articleId: article.id, groupId: PUBLIC_GROUP },
    body: "On the whole.",
  });
  await pool().query(
    `UPDATE "Anchor" SET start = NULL, "end" = NULL, exact = 'gone 👍🏽 words', origin = 'orphaned', why = 'gone'
     WHERE "annotationId" = $1`,
    [placed[3]?.id],
  );
  // As other tools make them: on the article as a whole.
  await pool().query(`DELETE FROM "Anchor" WHERE "annotationId" = $1`, [placed[4]?.id]);
  return article;
}

const withoutTime = ({ exported: _, ...file }: File) => file;

describe("a crowded article", () => {
  let article: TestArticle;
  beforeAll(async () => {
    article = await crowded();
  });

  test("comes over to another article of the same text under new ids, else equal, and once only", async () => {
    const keeper = await actor({ siteRole: "administrator" });
    const before = await fileOf(keeper, article);
    const copy = await insertArticle(pool());
    await bringIn(keeper, copy, before);
    await bringIn(keeper, copy, before);
    const after = await fileOf(keeper, copy);
    const anonymous = (file: File) => {
      const names = new Map<string, number>();
      const name = (id: string | null) =>
        id === null ? null : (names.get(id) ?? names.set(id, names.size).size - 1);
      const bare = (comment: File) => ({ ...comment, id: name(comment.id), parent: name(comment.parent) });
      return {
        discussion: file.discussion.map(bare),
        annotations: file.annotations.map((one: File) => ({
          ...one,
          id: name(one.id),
          comments: one.comments.map(bare),
        })),
      };
    };
    expect(anonymous(after)).toEqual(anonymous(before));
    const ids = new Set(before.annotations.map((one: File) => one.id));
    expect(after.annotations.some((one: File) => ids.has(one.id))).toBe(false);
    expect(withoutTime(await fileOf(keeper, article))).toEqual(withoutTime(before));
  });

  test("comes back by the same ids equal by value, and a second time changes nothing", async () => {
    const keeper = await actor({ siteRole: "administrator" });
    const before = await fileOf(keeper, article);
    expect(before.annotations.length).toBeGreaterThan(550);
    expect(before.annotations.some((one: File) => one.deleted)).toBe(true);
    await wipe(article);
    expect((await fileOf(keeper, article)).annotations).toEqual([]);

    const report = await bringIn(keeper, article, before);
    expect(report).toMatchObject({
      written: true,
      annotations: { imported: before.annotations.length, present: 0, refused: 0 },
      comments: { imported: before.counts.comments, present: 0, refused: 0 },
      attributed: 0,
      lines: [],
    });
    expect(withoutTime(await fileOf(keeper, article))).toEqual(withoutTime(before));

    const events = await eventsOf(article);
    expect(events.map(({ seq }) => Number(seq))).toEqual(events.map((_, index) => index + 1));
    const again = await bringIn(keeper, article, before);
    expect(again.annotations).toEqual({ imported: 0, present: before.annotations.length, refused: 0 });
    expect(again.comments).toEqual({ imported: 0, present: before.counts.comments, refused: 0 });
    expect(withoutTime(await fileOf(keeper, article))).toEqual(withoutTime(before));
    expect(await eventsOf(article)).toHaveLength(events.length);
  });
});

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
      refusal(importLayer(who, article.id, { groupId: group.id, file }));
    expect((await into(VISITOR)).code).toBe("unauthenticated");
    expect((await into(stranger)).code).toBe("not-found");
    expect((await into(await actorForPerson(observer.id))).code).toBe("forbidden");
    const hidden = await insertArticle(pool(), { groupIds: [group.id] });
    expect((await refusal(bringIn(stranger, hidden, file))).code).toBe("not-found");
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

describe("onto another text", () => {
  test("carries places over, and tells of each that is not certain or not there", async () => {
    const [article, keeper] = [await insertArticle(pool()), await actor({ siteRole: "administrator" })];
    const at = (exact: string, text = article.text) =>
      [text.indexOf(exact), text.indexOf(exact) + exact.length] as const;
    for (const exact of ["Biden's war", "The Kremlin described", "Thumbs went up 👍🏽 in the room"]) {
      await createAnnotation(keeper, draftOn(article, ...at(exact), { note: exact }));
    }
    const text = `A new lead.\n${article.text.replace("Thumbs went up 👍🏽 in the room, said Gen. Keith Kellogg, and the family 👨‍👩‍👧‍👦 emoji was sent. ", "")}`;
    const other = await insertArticle(pool(), { text });
    const report = await bringIn(keeper, other, await fileOf(keeper, article));
    expect(report.annotations.imported).toBe(3);
    expect(report.lines).toEqual([
      { at: "annotations.2", outcome: "changed", why: "Its words are not in this article's text." },
    ]);
    const { annotations } = await fileOf(keeper, other);
    for (const one of annotations.slice(0, 2)) {
      expect([one.start, one.end]).toEqual(at(one.note, text));
      expect(one.quote.exact).toBe(one.note);
    }
    expect(annotations[2]).toMatchObject({ start: null, end: null, anchor: { origin: "orphaned" } });
  });
});

describe("what cannot be brought in", () => {
  const broken = async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    for (let index = 0; index < 6; index++) {
      const view = await createAnnotation(
        ada,
        draftOn(article, index * 3, index * 3 + 4, { note: `n${index}` }),
      );
      await createComment(ada, { id: newId(), on: { annotationId: view.id }, body: "said" });
    }
    const file = await fileOf(ada, article);
    const copy = await insertArticle(pool());
    file.annotations[1].end = 1_000_000;
    file.annotations[2].quote.exact = "Other words";
    file.annotations[3].note = 7;
    file.annotations[4].codes = [{ codebook: "none", code: "such" }];
    file.annotations[5].comments[0].parent = newId();
    return { ada, copy, file };
  };
  const REASONS = [
    ["annotations.3", /^note: /],
    ["annotations.1", /leaves the text/],
    ["annotations.2", /not what stands/],
    ["annotations.4.codes.0", /no code “such”/],
    ["annotations.5.comments.0", /does not stand before it/],
  ] as const;

  test("stops everything, with a line for each fault, and leaves nothing behind", async () => {
    const { ada, copy, file } = await broken();
    const error = await refusal(bringIn(ada, copy, file));
    expect(error.code).toBe("invalid");
    const fields = error.details.fields ?? [];
    expect(fields.map(({ field }) => field)).toEqual(REASONS.map(([at]) => `file.${at}`));
    for (const [index, [, why]] of REASONS.entries()) expect(fields[index]?.message).toMatch(why);
    expect((await fileOf(ada, copy)).annotations).toEqual([]);
    expect(await eventsOf(copy)).toEqual([]);
  });

  test("or leaves those out and brings in the rest, and says the same of a dry run without writing", async () => {
    const { ada, copy, file } = await broken();
    const rehearsed = await bringIn(ada, copy, file, { onFault: "skip", dryRun: true });
    expect((await fileOf(ada, copy)).annotations).toEqual([]);
    const report = await bringIn(ada, copy, file, { onFault: "skip" });
    expect({ ...rehearsed, written: true }).toEqual(report);
    expect(report.annotations).toEqual({ imported: 3, present: 0, refused: 3 });
    expect(report.comments).toEqual({ imported: 2, present: 0, refused: 4 });
    expect((await fileOf(ada, copy)).annotations.map((one: File) => one.note)).toEqual(["n0", "n4", "n5"]);
  });

  test.each([
    ["another format", (file: File) => (file.format = "other"), "file.format"],
    ["a newer format", (file: File) => (file.formatVersion = 2), "file.formatVersion"],
    ["a file cut short", (file: File) => file.annotations.pop(), "file.counts"],
    ["an id twice", (file: File) => (file.annotations[1].id = file.annotations[0].id), "file.annotations.1"],
    [
      "half a character",
      (file: File) =>
        Object.assign(file.annotations[0], { start: file.version.text.indexOf("👍") + 1, end: 400 }),
      "file.annotations.0",
    ],
    ["half a surrogate pair", (file: File) => (file.annotations[0].note = "\uD83D"), "file.annotations.0"],
    ["NUL", (file: File) => (file.annotations[0].note = "a\u0000b"), "file.annotations.0"],
    ["an entry that is none", (file: File) => (file.annotations[0] = null), "file.annotations.0"],
  ])("refuses %s", async (_, bend, field) => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    for (let index = 0; index < 2; index++)
      await createAnnotation(ada, draftOn(article, index * 3, index * 3 + 4));
    const file = await fileOf(ada, article);
    bend(file);
    const copy = await insertArticle(pool());
    const error = await bringIn(ada, copy, file).catch((thrown: unknown) => thrown);
    const faults =
      error instanceof AppError
        ? (error.details.fields ?? []).map((one) => one.field)
        : ((error as { issues?: { path: PropertyKey[] }[] }).issues ?? []).map((one) => one.path.join("."));
    expect(faults).toContain(field);
    expect((await fileOf(ada, copy)).annotations).toEqual([]);
  });

  test("brings a file in once, also where it is sent twice at the same time", async () => {
    const { article } = await (async () => {
      const [article, ada] = [await insertArticle(pool()), await actor()];
      for (let index = 0; index < 20; index++)
        await createAnnotation(ada, draftOn(article, index * 3, index * 3 + 4));
      return { article, ada };
    })();
    const keeper = await actor({ siteRole: "administrator" });
    const file = await fileOf(keeper, article);
    await wipe(article);
    const reports = await Promise.all([1, 2, 3].map(() => bringIn(keeper, article, file)));
    expect(reports.map(({ annotations }) => annotations.imported).sort((a, b) => a - b)).toEqual([0, 0, 20]);
    expect(withoutTime(await fileOf(keeper, article))).toEqual(withoutTime(file));
  });
});
