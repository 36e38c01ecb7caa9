import { v7 } from "uuid";
import { type Case, people, type Statuses } from "./door-case";
import { type Actor, annotationFor, commentFor, type Scene, type Thing } from "./scene";

const NEVER_FOUND: Statuses = people(404, 404, 404, 404, 404);

const groupOf = (scene: Scene, thing: Thing) => (thing === "elsewhere" ? scene.elsewhere : scene.group);

/** What waits for the moderators of the group, or of the other one. */
async function caseFor(scene: Scene, thing: Thing): Promise<string> {
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

export const MODERATION_DOORS: Record<string, Case[]> = {
  "GET /api/moderation/cases": [
    { send: async () => ({}), expect: people(200, 200, 200, 200, 200) },
    listOf("other's", people(404, 404, 404, 200, 200)),
    listOf("elsewhere", NEVER_FOUND),
  ],
  "GET /api/moderation/cases/counts": [
    { send: async () => ({}), expect: people(200, 200, 200, 200, 200) },
    listOf("other's", people(404, 404, 404, 200, 200)),
    listOf("elsewhere", NEVER_FOUND),
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
      expect: NEVER_FOUND,
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
    onComment("elsewhere", NEVER_FOUND, hide),
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
    onComment("elsewhere", NEVER_FOUND, flag),
  ],
};
