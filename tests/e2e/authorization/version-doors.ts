import { v7 } from "uuid";
import { insertArticle } from "../../support/rows";
import { type Case, HIDDEN, HIDDEN_WRITE, nobody, people, type Statuses } from "./door-case";
import type { Scene, Thing } from "./scene";

const newVersion = () => ({ id: v7(), baseVersion: 1, title: "T", text: "Words.", markup: [], reason: "R" });

/** On a public article, on one of another group, and, where there is something to write, on one of the group's own. */
function versionDoors(open: Statuses, body?: () => object, kept?: Statuses): Case[] {
  const at = (find: (scene: Scene) => Promise<string>, expected: Statuses, thing?: Thing): Case => ({
    ...(thing && { thing }),
    send: async (scene) => ({
      params: { articleId: await find(scene), number: "1" },
      ...(body && { body: body() }),
    }),
    expect: expected,
  });
  const groups = async (scene: Scene) => (await insertArticle(scene.db, { groupIds: [scene.group.id] })).id;
  return [
    at(async (scene) => scene.article.id, open),
    at(async (scene) => scene.hiddenArticle.id, body ? HIDDEN_WRITE : HIDDEN, "elsewhere"),
    ...(kept ? [at(groups, kept, "other's")] : []),
  ];
}

/** What an article said before, and what its correction asks of the annotations. */
export const VERSION_DOORS: Record<string, Case[]> = {
  "GET /api/articles/{articleId}/versions": versionDoors(nobody(200)),
  "POST /api/articles/{articleId}/versions": versionDoors(
    people(403, 403, 403, 403, 403),
    newVersion,
    people(404, 403, 403, 201, 201),
  ),
  "POST /api/articles/{articleId}/versions/preview": versionDoors(
    people(403, 403, 403, 403, 403),
    () => ({ baseVersion: 1, title: "T", text: "Words.", markup: [] }),
    people(404, 403, 403, 200, 200),
  ),
  "GET /api/articles/{articleId}/versions/{number}": versionDoors(nobody(200)),
  "POST /api/articles/{articleId}/versions/{number}/restore": versionDoors(
    people(403, 403, 403, 403, 403),
    () => ({ id: v7(), baseVersion: 1 }),
    // The first version's words are the current ones: who may restore them is told that nothing changes.
    people(404, 403, 403, 400, 400),
  ),
  "GET /api/articles/{articleId}/review": [
    {
      send: async (scene) => ({ params: { articleId: scene.article.id } }),
      expect: people(200, 200, 200, 200, 200),
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({ params: { articleId: scene.hiddenArticle.id } }),
      expect: HIDDEN_WRITE,
    },
  ],
  // What is not theirs to say is skipped, and told as skipped: tests/server/articles/review.test.ts.
  "POST /api/articles/{articleId}/review": [
    {
      send: async (scene) => ({
        params: { articleId: scene.article.id },
        body: { confirm: [{ id: v7(), version: 1 }] },
      }),
      expect: people(200, 200, 200, 200, 200),
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({
        params: { articleId: scene.hiddenArticle.id },
        body: { confirm: [{ id: v7(), version: 1 }] },
      }),
      expect: HIDDEN_WRITE,
    },
  ],
};
