import { v7 } from "uuid";
import { codeIdOf, PUBLIC_GROUP } from "../../support/rows";
import { type Case, HIDDEN_WRITE, nobody, people, READ_GROUP, type Statuses } from "./door-case";
import type { Actor, Scene, Thing } from "./scene";

const ALL: Statuses = people(200, 200, 200, 200, 200);

const personOf = (scene: Scene, actor: Actor, thing: Thing): string => {
  if (thing === "elsewhere") return scene.outsider.id;
  if (thing !== "own") return scene.author.id;
  return (actor === "visitor" ? scene.people.member : scene.people[actor]).id;
};
const groupOf = (scene: Scene, thing: Thing): string | null =>
  thing === "elsewhere" ? scene.elsewhere.id : thing === "other's" ? scene.group.id : null;

/** A query that somebody keeps: for themselves (`own`, `private`), or for a group. */
async function savedQueryFor(scene: Scene, actor: Actor, thing: Thing): Promise<string> {
  const id = v7();
  await scene.db.query(
    `INSERT INTO "SavedQuery" (id, "personId", "groupId", name, query, "updatedAt")
     VALUES ($1, $2, $3, 'Kept', '{"kind":"and","of":[]}', now())`,
    [id, personOf(scene, actor, thing), groupOf(scene, thing)],
  );
  return id;
}

async function taggingFor(scene: Scene, actor: Actor, thing: Thing): Promise<string> {
  const id = v7();
  await scene.db.query(
    `INSERT INTO "BulkTagging" (id, "personId", "groupId", "codeId", "annotationIds", "draftHash")
     VALUES ($1, $2, $3, $4, '{}', '')`,
    [id, personOf(scene, actor, thing), groupOf(scene, thing), await codeIdOf(scene.db, "possessive-blame")],
  );
  return id;
}

/** One passage; in a group, or in an article of another group. */
async function wishFor(scene: Scene, thing: Thing | null, more: object = {}) {
  const { versionId } = thing === "elsewhere" ? scene.hiddenArticle : scene.article;
  const groupId = thing === "other's" ? scene.group.id : PUBLIC_GROUP;
  const codeId = await codeIdOf(scene.db, "possessive-blame");
  return { body: { codeId, groupId, hits: [{ versionId, start: 0, end: 5 }], ...more } };
}

const tagging = (status: number, more: () => object): Case[] => [
  {
    send: (scene) => wishFor(scene, null, more()),
    expect: people(status, status, status, status, status),
  },
  {
    thing: "other's",
    send: (scene) => wishFor(scene, "other's", more()),
    expect: people(404, 403, status, status, status),
  },
  { thing: "elsewhere", send: (scene) => wishFor(scene, "elsewhere", more()), expect: HIDDEN_WRITE },
];

const saved = (thing: Thing, expected: Statuses, body?: unknown): Case => ({
  thing,
  send: async (scene, actor) => ({
    params: { queryId: await savedQueryFor(scene, actor, thing) },
    ...(body !== undefined && { body }),
  }),
  expect: expected,
});

export const SEARCH_DOORS: Record<string, Case[]> = {
  "GET /api/concordance": [
    { send: async () => ({ query: "q=Biden%27s+war" }), expect: nobody(200) },
    {
      thing: "other's",
      send: async (scene) => ({ query: `q=war&group=${scene.group.slug}` }),
      expect: READ_GROUP,
    },
  ],
  "GET /api/bulk-taggings": [{ send: async () => ({}), expect: ALL }],
  "POST /api/bulk-taggings": tagging(201, () => ({ id: v7() })),
  "POST /api/bulk-taggings/preview": tagging(200, () => ({})),
  "DELETE /api/bulk-taggings/{taggingId}": (["own", "other's", "elsewhere"] as const).map((thing) => ({
    thing,
    send: async (scene, actor) => ({ params: { taggingId: await taggingFor(scene, actor, thing) } }),
    expect: thing === "own" ? ALL : HIDDEN_WRITE,
  })),
  "GET /api/annotation-queries": [
    { send: async () => ({ query: "query=has%3Acode" }), expect: nobody(200) },
    {
      thing: "other's",
      send: async (scene) => ({ query: `query=group:${scene.group.slug}` }),
      expect: [400, 400, 400, 200, 200, 200, 200],
    },
  ],
  "GET /api/saved-queries": [{ send: async () => ({}), expect: ALL }],
  "POST /api/saved-queries": [
    {
      thing: "other's",
      send: async (scene) => ({
        body: { id: v7(), name: "Mine", query: "has:code", groupId: scene.group.id },
      }),
      expect: people(404, 403, 201, 201, 201),
    },
    {
      send: async () => ({ body: { id: v7(), name: "Mine", query: "has:code", groupId: null } }),
      expect: people(201, 201, 201, 201, 201),
    },
  ],
  "PATCH /api/saved-queries/{queryId}": [
    saved("own", ALL, { version: 1, name: "Renamed" }),
    saved("other's", people(404, 403, 403, 403, 403), { version: 1, name: "Renamed" }),
    saved("private", HIDDEN_WRITE, { version: 1, name: "Renamed" }),
    saved("elsewhere", HIDDEN_WRITE, { version: 1, name: "Renamed" }),
  ],
  "DELETE /api/saved-queries/{queryId}": [
    saved("own", people(204, 204, 204, 204, 204)),
    saved("other's", people(404, 403, 403, 204, 204)),
    saved("private", HIDDEN_WRITE),
    saved("elsewhere", HIDDEN_WRITE),
  ],
};
