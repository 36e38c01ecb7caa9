import { v7 } from "uuid";
import { type Case, people, type Statuses } from "./door-case";
import type { Scene, Thing } from "./scene";

const NEVER_FOUND: Statuses = people(404, 404, 404, 404, 404);
const MEMBERS: Statuses = people(404, 200, 200, 200, 200);

const groupOf = (scene: Scene, thing: Thing) => (thing === "elsewhere" ? scene.elsewhere : scene.group);

/** A report of a group's agreement, as a page has asked for it. */
async function reportFor(scene: Scene, thing: Thing): Promise<string> {
  const id = v7();
  const scope = { articleIds: null, codebookId: null, personIds: null, taskId: null, pass: "current" };
  await scene.db.query(
    `INSERT INTO "AgreementReport" (id, "groupId", "scopeHash", scope) VALUES ($1, $2, $1::uuid::text, $3)`,
    [id, groupOf(scene, thing).id, JSON.stringify(scope)],
  );
  return id;
}

const perThing = (
  send: (scene: Scene, thing: Thing) => ReturnType<Case["send"]>,
  others: Statuses,
  elsewhere: Statuses = NEVER_FOUND,
): Case[] => [
  { thing: "other's", send: (scene) => send(scene, "other's"), expect: others },
  { thing: "elsewhere", send: (scene) => send(scene, "elsewhere"), expect: elsewhere },
];

export const AGREEMENT_DOORS: Record<string, Case[]> = {
  "POST /api/groups/{groupId}/agreement": perThing(
    async (scene, thing) => ({ params: { groupId: groupOf(scene, thing).id }, body: {} }),
    MEMBERS,
  ),
  "GET /api/agreement/{reportId}": perThing(
    async (scene, thing) => ({ params: { reportId: await reportFor(scene, thing) } }),
    MEMBERS,
  ),
};
