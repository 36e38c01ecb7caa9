import { v7 } from "uuid";
import { codeIdOf, insertAnnotation, insertArticle } from "../../support/rows";
import { insertTask } from "../../support/task-rows";
import { type Case, HIDDEN, people, perThing, READ_GROUP, type Statuses } from "./door-case";
import { groupOf, type Scene, type Thing } from "./scene";

const MEMBERS: Statuses = people(404, 200, 200, 200, 200);

/** Those who run the group decide. */
const RUN_IT = (status: number): Statuses => people(404, 403, 403, status, status);

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

const articleOf = (scene: Scene, thing: Thing) =>
  thing === "elsewhere" ? scene.hiddenArticle : scene.article;

/** A member's use of a code, and a decision that accepts it. */
async function decisionFor(scene: Scene, thing: Thing, article = articleOf(scene, thing)) {
  const [group, codeId] = [groupOf(scene, thing), await codeIdOf(scene.db, "doubt")];
  const { id, start, end } = await insertAnnotation(scene.db, article, scene.author, {
    exact: "Truth Social",
    groupId: group.id,
    codeIds: [codeId],
  });
  const sources = [{ annotationId: id, codeId, start, end }];
  return {
    params: { articleId: article.id },
    body: {
      id: v7(),
      groupId: group.id,
      versionId: article.versionId,
      how: "accepted",
      codeId,
      start,
      end,
      sources,
    },
  };
}

/** On an article where two votes settle a passage. */
async function proposalFor(scene: Scene, thing: Thing): Promise<string> {
  const group = groupOf(scene, thing);
  const article = await insertArticle(scene.db, thing === "elsewhere" ? { groupIds: [group.id] } : {});
  await insertTask(scene.db, group, { articles: [article], coders: [], isBlind: false, votesToSettle: 2 });
  return settlementFor(scene, thing, "proposed", article);
}

async function settlementFor(
  scene: Scene,
  thing: Thing,
  state: "settled" | "proposed",
  article = articleOf(scene, thing),
): Promise<string> {
  const { body } = await decisionFor(scene, thing, article);
  await scene.db.query(
    `INSERT INTO "Settlement" (id, "groupId", "articleId", "versionId", "codeId", start, "end", exact, how, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'Truth Social', 'accepted', $8::"SettlementState")`,
    [body.id, body.groupId, article.id, body.versionId, body.codeId, body.start, body.end, state],
  );
  return body.id;
}

export const AGREEMENT_DOORS: Record<string, Case[]> = {
  "POST /api/groups/{groupId}/agreement": perThing(
    async (scene, thing) => ({ params: { groupId: groupOf(scene, thing).id }, body: {} }),
    MEMBERS,
  ),
  "GET /api/agreement/{reportId}": perThing(
    async (scene, thing) => ({ params: { reportId: await reportFor(scene, thing) } }),
    MEMBERS,
  ),
  "GET /api/articles/{articleId}/disagreement": perThing(
    async (scene, thing) => ({
      params: { articleId: articleOf(scene, thing).id },
      query: `group=${groupOf(scene, thing).id}`,
    }),
    READ_GROUP,
    HIDDEN,
  ),
  "GET /api/articles/{articleId}/settlements": perThing(
    async (scene, thing) => ({
      params: { articleId: articleOf(scene, thing).id },
      query: `group=${groupOf(scene, thing).id}`,
    }),
    READ_GROUP,
    HIDDEN,
  ),
  "POST /api/articles/{articleId}/settlements": perThing(
    (scene, thing) => decisionFor(scene, thing),
    RUN_IT(201),
  ),
  "POST /api/articles/{articleId}/settlements/agreed": perThing(async (scene, thing) => {
    const { params, body } = await decisionFor(scene, thing);
    const { id, groupId, versionId, sources } = body;
    return { params, body: { groupId, versionId, items: [{ id, sources }] } };
  }, RUN_IT(201)),
  "POST /api/articles/{articleId}/settlements/agreed/undo": perThing(
    async (scene, thing) => ({
      params: { articleId: articleOf(scene, thing).id },
      body: {
        groupId: groupOf(scene, thing).id,
        items: [{ id: await settlementFor(scene, thing, "settled"), version: 1 }],
      },
    }),
    RUN_IT(200),
  ),
  "POST /api/settlements/{settlementId}/undo": perThing(
    async (scene, thing) => ({
      params: { settlementId: await settlementFor(scene, thing, "settled") },
      body: { version: 1 },
    }),
    RUN_IT(200),
  ),
  "PUT /api/settlements/{settlementId}/place": perThing(
    async (scene, thing) => ({
      params: { settlementId: await settlementFor(scene, thing, "settled") },
      body: { version: 1, versionId: articleOf(scene, thing).versionId, start: 0, end: 5 },
    }),
    RUN_IT(200),
  ),
  "PUT /api/settlements/{settlementId}/vote": perThing(
    async (scene, thing) => ({
      params: { settlementId: await proposalFor(scene, thing) },
      body: { isFor: true },
    }),
    people(404, 403, 200, 200, 200),
  ),
};
