import { v7 } from "uuid";
import { insertCodebook } from "../../support/codebook-rows";
import { type Case, HIDDEN, HIDDEN_WRITE, nobody, people, READ_GROUP, type Statuses } from "./door-case";
import { annotationFor, groupOf, type Scene, type Thing } from "./scene";

/** Whoever runs the group. */
const KEEPERS = (status: number): Statuses => people(404, 403, 403, status, status);

const draft = () => ({
  name: "Mine",
  description: "",
  guidelines: "",
  source: "",
  codes: [],
});

/** On a codebook of the group, or of the other one. */
const onBook = (
  thing: Thing,
  expected: Statuses,
  more: (
    book: Awaited<ReturnType<typeof insertCodebook>>,
    scene: Scene,
  ) => { params?: object; body?: object; query?: string } = () => ({}),
): Case => ({
  thing,
  async send(scene) {
    const book = await insertCodebook(scene.db, groupOf(scene, thing).id);
    const { params, ...rest } = more(book, scene);
    return { params: { codebookId: book.id, ...params }, ...rest };
  },
  expect: expected,
});

const reading = (more?: Parameters<typeof onBook>[2]): Case[] => [
  onBook("other's", READ_GROUP, more),
  onBook("elsewhere", HIDDEN, more),
];
const writing = (status: number, more: Parameters<typeof onBook>[2]): Case[] => [
  onBook("other's", KEEPERS(status), more),
  onBook("elsewhere", HIDDEN_WRITE, more),
];
const shared = (expected: Statuses, more: object): Case => ({
  send: async () => ({ params: { codebookId: "wording-and-attribution" }, ...more }),
  expect: expected,
});
const forGroup = (expected: Statuses, thing: Thing, body: object): Case => ({
  thing,
  send: async (scene) => ({ body: { ...body, groupId: groupOf(scene, thing).id } }),
  expect: expected,
});

const deprecate = (book: { codes: [string, string] }) => ({ kind: "deprecate-code", codeId: book.codes[0] });
const file = { content: "name\nDoubt\n", fileName: "codes.csv" };

/** A version that can be undone: the codebook's name, changed. */
async function undoable(scene: Scene, thing: Thing): Promise<Record<string, string>> {
  const book = await insertCodebook(scene.db, groupOf(scene, thing).id);
  const field = { field: "name", before: "Before", after: "A codebook of this test" };
  const empty = { code: null, into: null, made: [], place: null, undid: null, source: null };
  await scene.db.query(
    `INSERT INTO "CodebookVersion" ("codebookId", number, kind, change, undo, snapshot) VALUES ($1, 1, 'edit-book', $2, $3, $4)`,
    [
      book.id,
      JSON.stringify({ ...empty, kind: "edit-book", fields: [field] }),
      JSON.stringify({ diff: { book: [field], codes: [], added: [], removed: [], children: [] }, moves: [] }),
      JSON.stringify({ name: field.after, description: "", guidelines: "", source: "", codes: [] }),
    ],
  );
  return { codebookId: book.id, number: "1" };
}
const onVersion = (thing: Thing, expected: Statuses, body?: object): Case => ({
  thing,
  send: async (scene) => ({ params: await undoable(scene, thing), ...(body && { body }) }),
  expect: expected,
});

/** What is done to codebooks, and read of them. */
export const CODEBOOK_DOORS: Record<string, Case[]> = {
  "GET /api/codebooks": [{ send: async () => ({}), expect: nobody(200) }],
  "POST /api/codebooks": [
    { send: async () => ({ body: draft() }), expect: people(403, 403, 403, 403, 403) },
    forGroup(KEEPERS(201), "other's", draft()),
    forGroup(HIDDEN_WRITE, "elsewhere", draft()),
  ],
  "GET /api/codebooks/{codebookId}": [
    shared(nobody(200), {}),
    { send: async () => ({ params: { codebookId: v7() } }), expect: HIDDEN },
    ...reading(),
  ],
  "POST /api/codebooks/{codebookId}/plan": [
    ...writing(200, (book) => ({ body: { change: deprecate(book) } })),
    shared(people(403, 403, 403, 403, 403), { body: { change: { kind: "edit-book", name: "Mine" } } }),
  ],
  "POST /api/codebooks/{codebookId}/changes": [
    ...writing(201, (book) => ({ body: { version: 1, change: deprecate(book) } })),
    shared(people(403, 403, 403, 403, 403), {
      body: { version: 1, change: { kind: "edit-book", name: "Mine" } },
    }),
  ],
  "GET /api/codebooks/{codebookId}/uses": [shared(nobody(200), {}), ...reading()],
  "POST /api/codebooks/{codebookId}/copies": [
    {
      thing: "other's",
      send: async (scene) => ({
        params: { codebookId: "wording-and-attribution" },
        body: { groupId: scene.group.id },
      }),
      expect: KEEPERS(201),
    },
    onBook("elsewhere", HIDDEN_WRITE, (_, scene) => ({ body: { groupId: scene.group.id } })),
  ],
  "GET /api/codebooks/{codebookId}/export": [
    shared(nobody(200), { query: "format=qdc" }),
    // A file, not an answer that the API's description has a schema for.
    ...reading(() => ({ query: "format=csv" })),
  ],
  "GET /api/codebooks/{codebookId}/versions": [shared(nobody(200), {}), ...reading()],
  "GET /api/codebooks/{codebookId}/versions/{number}": [
    onVersion("other's", READ_GROUP),
    onVersion("elsewhere", HIDDEN),
  ],
  "POST /api/codebooks/{codebookId}/versions/{number}/undo": [
    onVersion("other's", KEEPERS(201), { version: 1 }),
    onVersion("elsewhere", HIDDEN_WRITE, { version: 1 }),
  ],
  "GET /api/codebooks/{codebookId}/codes/{codeId}/passages": reading((book) => ({
    params: { codeId: book.codes[0] },
  })),
  "GET /api/codebooks/{codebookId}/codes/{codeId}/disputes": reading((book) => ({
    params: { codeId: book.codes[0] },
  })),
  "POST /api/codebooks/import": [
    { send: async () => ({ body: file }), expect: people(403, 403, 403, 403, 403) },
    forGroup(KEEPERS(201), "other's", file),
    forGroup(HIDDEN_WRITE, "elsewhere", file),
  ],
  "POST /api/codebooks/import/preview": [
    forGroup(KEEPERS(200), "other's", file),
    forGroup(HIDDEN_WRITE, "elsewhere", file),
  ],
  "GET /api/annotations/{annotationId}/codes": (["other's", "private", "elsewhere"] as const).map(
    (thing) => ({
      thing,
      send: async (scene, actor) => ({ params: { annotationId: await annotationFor(scene, actor, thing) } }),
      expect: thing === "other's" ? READ_GROUP : HIDDEN,
    }),
  ),
};
