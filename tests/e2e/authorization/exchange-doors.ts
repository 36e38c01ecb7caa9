import { v7 } from "uuid";
import { type Case, nobody, people, type Statuses } from "./door-case";
import type { Scene } from "./scene";

/** A group or article that one may not read is no name in a query: it cannot be told from one that is not there. */
const NO_SUCH_NAME: Statuses = nobody(400);

export const EXCHANGE_DOORS: Record<string, Case[]> = {
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
      expect: people(404, 404, 404, 404, 404),
    },
  ],
  "DELETE /api/imports/{importId}": [
    { send: async () => ({ params: { importId: v7() } }), expect: people(404, 404, 404, 404, 404) },
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
