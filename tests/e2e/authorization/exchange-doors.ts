import { v7 } from "uuid";
import { PUBLIC_GROUP } from "../../support/rows";
import { type Case, HIDDEN, HIDDEN_WRITE, nobody, people, READ_GROUP, type Statuses } from "./door-case";
import { annotationFor, annotationPage, layerFile, type Scene } from "./scene";

/** A group or article that one may not read is no name in a query: it cannot be told from one that is not there. */
const NO_SUCH_NAME: Statuses = nobody(400);

export const EXCHANGE_DOORS: Record<string, Case[]> = {
  "GET /api/articles/{articleId}/export": [
    {
      send: async (scene, actor) => {
        await annotationFor(scene, actor, "other's");
        return { params: { articleId: scene.article.slug }, query: `format=csv&group=${scene.group.slug}` };
      },
      expect: READ_GROUP,
    },
    {
      send: async (scene) => ({ params: { articleId: scene.article.id }, query: "format=html" }),
      expect: nobody(200),
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({
        params: { articleId: scene.article.id },
        query: `format=markdown&group=${scene.elsewhere.id}`,
      }),
      expect: HIDDEN,
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({ params: { articleId: scene.hiddenArticle.id }, query: "format=csv" }),
      expect: HIDDEN,
    },
  ],
  "POST /api/articles/{articleId}/import/web-annotations": [
    {
      send: async (scene) => ({
        params: { articleId: scene.article.id },
        body: { groupId: scene.group.id, file: annotationPage(scene) },
      }),
      expect: people(404, 403, 200, 200, 200),
    },
    {
      thing: "private",
      send: async (scene) => ({
        params: { articleId: scene.article.id },
        body: { groupId: null, file: annotationPage(scene) },
      }),
      expect: people(200, 200, 200, 200, 200),
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({
        params: { articleId: scene.article.id },
        body: { groupId: scene.elsewhere.id, file: annotationPage(scene) },
      }),
      expect: HIDDEN_WRITE,
    },
  ],
  "POST /api/articles/{articleId}/import": [
    {
      send: async (scene) => ({
        params: { articleId: scene.article.id },
        body: { groupId: scene.group.id, file: layerFile(scene) },
      }),
      expect: people(404, 403, 200, 200, 200),
    },
    {
      thing: "private",
      send: async (scene) => ({
        params: { articleId: scene.article.id },
        body: { groupId: null, file: layerFile(scene) },
      }),
      expect: people(200, 200, 200, 200, 200),
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({
        params: { articleId: scene.article.id },
        body: { groupId: scene.elsewhere.id, file: layerFile(scene) },
      }),
      expect: HIDDEN_WRITE,
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({
        params: { articleId: scene.hiddenArticle.id },
        body: { groupId: PUBLIC_GROUP, file: layerFile(scene) },
      }),
      expect: HIDDEN_WRITE,
    },
  ],
  "GET /api/exports": [
    { send: async () => ({ query: "format=jsonl&query=person:nobody-of-this-name" }), expect: NO_SUCH_NAME },
    {
      thing: "other's",
      send: async ({ group }) => ({ query: `format=csv&query=group:${group.slug}` }),
      expect: [400, 400, 400, 200, 200, 200, 200],
    },
    {
      thing: "elsewhere",
      send: async ({ elsewhere }) => ({ query: `format=report&query=group:${elsewhere.slug}` }),
      expect: NO_SUCH_NAME,
    },
    {
      thing: "elsewhere",
      send: async ({ hiddenArticle }) => ({ query: `format=tsv&query=article:${hiddenArticle.id}` }),
      expect: NO_SUCH_NAME,
    },
  ],
  "POST /api/imports": [
    { send: async (scene) => ({ body: await spans(scene, null) }), expect: people(200, 200, 200, 200, 200) },
    {
      thing: "other's",
      send: async (scene) => ({ body: await spans(scene, scene.group.id) }),
      expect: people(404, 403, 200, 200, 200),
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({ body: await spans(scene, scene.elsewhere.id) }),
      expect: HIDDEN_WRITE,
    },
  ],
  "DELETE /api/imports/{importId}": [
    { send: async () => ({ params: { importId: v7() } }), expect: HIDDEN_WRITE },
  ],
};

/** A dry run of one span on the scene's article. */
async function spans(scene: Scene, groupId: string | null) {
  const { rows } = await scene.db.query<{ id: string }>(
    `SELECT id FROM "Codebook" WHERE slug = 'persuasion-techniques'`,
  );
  const text = `${scene.article.slug}\t0\t5\n`;
  return { format: "tsv", text, groupId, codebookId: rows[0]?.id, dryRun: true };
}
