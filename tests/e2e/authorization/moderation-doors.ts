import { v7 } from "uuid";
import { type Case, HIDDEN_WRITE, people, perThing, type Statuses } from "./door-case";
import {
  type Actor,
  annotationFor,
  commentFor,
  groupOf,
  memberFor,
  type Scene,
  type Thing,
  threadFor,
} from "./scene";

/** What waits for the moderators of the group, or of the other one. */
export async function caseFor(scene: Scene, thing: Thing): Promise<string> {
  const [id, annotationId] = [v7(), await annotationFor(scene, "visitor", thing)];
  await scene.db.query(
    `INSERT INTO "ModerationCase" (id, "groupId", "articleId", "annotationId", "authorId", "subjectVersion", "isPending")
     SELECT $1, n."groupId", n."articleId", n.id, n."authorId", n.version, true FROM "Annotation" n WHERE n.id = $2`,
    [id, annotationId],
  );
  return id;
}

const listOf = (thing: Thing, expected: Statuses): Case => ({
  thing,
  send: async (scene) => ({ query: `group=${groupOf(scene, thing).id}` }),
  expect: expected,
});

const onComment = (
  thing: Thing,
  expected: Statuses,
  body: (commentId: string, scene: Scene) => object,
): Case => ({
  thing,
  send: async (scene: Scene, actor: Actor) => ({ body: body(await commentFor(scene, actor, thing), scene) }),
  expect: expected,
});

const flag = (commentId: string) => ({ id: v7(), on: { commentId }, version: 1, reason: "spam" });
const hide = (commentId: string) => ({ on: { commentId }, version: 1, action: "hide", reason: "spam" });

/** What a moderator did about the author's comment: hidden, the door's actor not being its moderator. */
async function actionFor(scene: Scene, thing: Thing): Promise<string> {
  const [id, commentId] = [v7(), await commentFor(scene, "visitor", thing)];
  await scene.db.query(`UPDATE "Comment" SET standing = 'hidden', version = 2 WHERE id = $1`, [commentId]);
  await scene.db.query(
    `UPDATE "Thread" SET "commentCount" = "commentCount" - 1 WHERE id = (SELECT "threadId" FROM "Comment" WHERE id = $1)`,
    [commentId],
  );
  await scene.db.query(
    `INSERT INTO "ModerationAction" (id, "groupId", kind, "personId", "commentId", "subjectVersion", reason, before)
     SELECT $1, t."groupId", 'hide', c."authorId", c.id, 1, 'flags',
       '{"standing":"published","after":"hidden","version":2,"keptVersion":null,"caseId":null}'
     FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" WHERE c.id = $2`,
    [id, commentId],
  );
  return id;
}

async function appealFor(scene: Scene, thing: Thing): Promise<string> {
  const [id, actionId] = [v7(), await actionFor(scene, thing)];
  await scene.db.query(
    `INSERT INTO "Appeal" (id, "actionId", "personId") SELECT $1, m.id, m."personId" FROM "ModerationAction" m WHERE m.id = $2`,
    [id, actionId],
  );
  return id;
}

async function noteFor(scene: Scene): Promise<string> {
  const id = v7();
  await scene.db.query(
    `INSERT INTO "MemberNote" (id, "groupId", "personId", "authorId", body) VALUES ($1, $2, $3, $3, 'SECRET WORDS')`,
    [id, scene.group.id, scene.author.id],
  );
  return id;
}

/** A member of the group, or of the other one, whom nobody minds losing. */
async function newcomer(scene: Scene, thing: Thing): Promise<string> {
  return (await memberFor(scene, thing)).personId;
}

const MODERATORS = people(404, 403, 403, 200, 200);
const SITE_ONLY = people(403, 403, 403, 403, 403);

/** What is there once moderators have acted: undoing, sanctions, appeals, lists, the log and the figures. */
const ACTED: Record<string, Case[]> = {
  "GET /api/moderation/actions": [
    listOf("other's", people(404, 200, 200, 200, 200)),
    listOf("elsewhere", HIDDEN_WRITE),
    { send: async () => ({}), expect: HIDDEN_WRITE },
  ],
  "POST /api/moderation/actions/{actionId}/undo": perThing(
    async (scene, thing) => ({ params: { actionId: await actionFor(scene, thing) } }),
    MODERATORS,
  ),
  "POST /api/moderation/retags": perThing(
    async (scene, thing, actor) => ({
      body: {
        annotationId: await annotationFor(scene, actor, thing),
        version: 1,
        codes: [],
        reason: "rules",
      },
    }),
    people(404, 403, 403, 201, 201),
  ),
  "PUT /api/moderation/threads/{threadId}/lock": perThing(
    async (scene, thing, actor) => ({
      params: { threadId: await threadFor(scene, actor, thing) },
      body: { version: 1, locked: true },
    }),
    MODERATORS,
  ),
  "POST /api/moderation/sanctions": [
    ...perThing(
      async (scene, thing) => ({
        body: {
          groupId: groupOf(scene, thing).id,
          personId: await newcomer(scene, thing),
          kind: "warn",
          reason: "rules",
        },
      }),
      people(404, 403, 403, 201, 201),
    ),
    {
      send: async (scene) => ({
        body: {
          groupId: null,
          personId: await newcomer(scene, "other's"),
          kind: "ban",
          reason: "rules",
        },
      }),
      expect: SITE_ONLY,
    },
  ],
  "GET /api/moderation/appeals": [
    { send: async () => ({}), expect: people(200, 200, 200, 200, 200) },
    listOf("other's", people(404, 404, 404, 200, 200)),
    listOf("elsewhere", HIDDEN_WRITE),
  ],
  "POST /api/moderation/appeals": perThing(
    async (scene, thing) => ({ body: { id: v7(), actionId: await actionFor(scene, thing), body: "Why?" } }),
    HIDDEN_WRITE,
  ),
  "GET /api/moderation/appeals/{appealId}": perThing(
    async (scene, thing) => ({ params: { appealId: await appealFor(scene, thing) } }),
    people(404, 404, 404, 200, 200),
  ),
  "POST /api/moderation/appeals/{appealId}/messages": perThing(
    async (scene, thing) => ({
      params: { appealId: await appealFor(scene, thing) },
      body: { id: v7(), body: "Why?" },
    }),
    people(404, 404, 404, 201, 201),
  ),
  "POST /api/moderation/appeals/{appealId}/decision": perThing(
    async (scene, thing) => ({
      params: { appealId: await appealFor(scene, thing) },
      body: { version: 1, granted: true },
    }),
    people(404, 404, 404, 200, 200),
  ),
  "GET /api/moderation/mine": [{ send: async () => ({}), expect: people(200, 200, 200, 200, 200) }],
  "GET /api/moderation/mine/sanctions": [{ send: async () => ({}), expect: people(200, 200, 200, 200, 200) }],
  "GET /api/moderation/words": [
    listOf("other's", MODERATORS),
    listOf("elsewhere", HIDDEN_WRITE),
    { send: async () => ({}), expect: SITE_ONLY },
  ],
  "POST /api/moderation/words": [
    ...perThing(
      async (scene, thing) => ({
        body: { groupId: groupOf(scene, thing).id, effect: "hold", phrases: ["zork"] },
      }),
      MODERATORS,
    ),
    { send: async () => ({ body: { groupId: null, effect: "hold", phrases: ["zork"] } }), expect: SITE_ONLY },
  ],
  "DELETE /api/moderation/words": [
    ...perThing(
      async (scene, thing) => ({ body: { groupId: groupOf(scene, thing).id, ids: [v7()] } }),
      MODERATORS,
    ),
    { send: async () => ({ body: { groupId: null, ids: [v7()] } }), expect: SITE_ONLY },
  ],
  "GET /api/moderation/notes": [
    ...perThing(
      async (scene, thing) => ({ query: `group=${groupOf(scene, thing).id}&person=${scene.author.id}` }),
      MODERATORS,
    ),
    { send: async (scene) => ({ query: `person=${scene.author.id}` }), expect: SITE_ONLY },
  ],
  "POST /api/moderation/notes": perThing(
    async (scene, thing) => ({
      body: { groupId: groupOf(scene, thing).id, personId: scene.author.id, body: "Often late" },
    }),
    people(404, 403, 403, 201, 201),
  ),
  // Only whoever wrote it takes it away.
  "DELETE /api/moderation/notes/{noteId}": [
    {
      thing: "other's",
      send: async (scene) => ({ params: { noteId: await noteFor(scene) } }),
      expect: HIDDEN_WRITE,
    },
  ],
  "GET /api/moderation/statistics": [
    { send: async () => ({}), expect: people(200, 200, 200, 200, 200) },
    listOf("other's", people(404, 404, 404, 200, 200)),
    listOf("elsewhere", HIDDEN_WRITE),
  ],
  "GET /api/moderation/audit": [
    listOf("other's", MODERATORS),
    listOf("elsewhere", HIDDEN_WRITE),
    { send: async () => ({}), expect: SITE_ONLY },
  ],
  "GET /api/moderation/team": [{ send: async () => ({}), expect: SITE_ONLY }],
  "PUT /api/moderation/team/{personId}": [
    {
      send: async (scene) => ({ params: { personId: scene.author.id }, body: { role: "administrator" } }),
      expect: SITE_ONLY,
    },
  ],
  "GET /api/groups/{groupId}/moderation": perThing(
    async (scene, thing) => ({ params: { groupId: groupOf(scene, thing).id } }),
    people(404, 200, 200, 200, 200),
  ),
  "PATCH /api/groups/{groupId}/moderation": perThing(
    async (scene, thing) => ({
      params: { groupId: groupOf(scene, thing).id },
      body: { version: 1, holdLinks: true },
    }),
    people(404, 403, 403, 403, 200),
  ),
  "GET /api/groups/{groupId}/moderation/members/{personId}": perThing(
    async (scene, thing) => ({
      params: { groupId: groupOf(scene, thing).id, personId: await newcomer(scene, thing) },
    }),
    MODERATORS,
  ),
};

export const MODERATION_DOORS: Record<string, Case[]> = {
  ...ACTED,
  "GET /api/moderation/cases": [
    { send: async () => ({}), expect: people(200, 200, 200, 200, 200) },
    listOf("other's", people(404, 404, 404, 200, 200)),
    listOf("elsewhere", HIDDEN_WRITE),
  ],
  "GET /api/moderation/cases/counts": [
    { send: async () => ({}), expect: people(200, 200, 200, 200, 200) },
    listOf("other's", people(404, 404, 404, 200, 200)),
    listOf("elsewhere", HIDDEN_WRITE),
  ],
  "GET /api/moderation/cases/{caseId}": [
    {
      thing: "other's",
      send: async (scene) => ({ params: { caseId: await caseFor(scene, "other's") } }),
      expect: people(404, 404, 404, 200, 200),
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({ params: { caseId: await caseFor(scene, "elsewhere") } }),
      expect: HIDDEN_WRITE,
    },
  ],
  // What one does not moderate is told as not done: tests/server/moderation/decisions.test.ts.
  "POST /api/moderation/cases/claim": [
    {
      send: async (scene) => ({ body: { ids: [await caseFor(scene, "elsewhere")] } }),
      expect: people(200, 200, 200, 200, 200),
    },
  ],
  "POST /api/moderation/cases/release": [
    {
      send: async (scene) => ({ body: { ids: [await caseFor(scene, "elsewhere")] } }),
      expect: people(200, 200, 200, 200, 200),
    },
  ],
  "POST /api/moderation/decisions": [
    onComment("other's", people(404, 403, 403, 201, 201), hide),
    onComment("own", people(404, 404, 403, 403, 403), hide),
    onComment("elsewhere", HIDDEN_WRITE, hide),
  ],
  "POST /api/moderation/decisions/bulk": [
    onComment("elsewhere", people(200, 200, 200, 200, 200), (commentId) => ({
      items: [{ on: { commentId }, version: 1 }],
      action: "approve",
    })),
  ],
  "GET /api/moderation/flags": [{ send: async () => ({}), expect: people(200, 200, 200, 200, 200) }],
  "POST /api/moderation/flags": [
    onComment("other's", people(404, 201, 201, 201, 201), flag),
    onComment("own", people(404, 404, 403, 403, 403), flag),
    onComment("elsewhere", HIDDEN_WRITE, flag),
  ],
};
