import { v7 } from "uuid";
import { PUBLIC_GROUP } from "../../support/rows";
import { type Case, HIDDEN, nobody, people, READ_GROUP } from "./door-case";

/** Articles, what lies over them and what happens to them. */
export const ARTICLE_DOORS: Record<string, Case[]> = {
  "GET /api/articles": [{ send: async () => ({}), expect: nobody(200) }],
  "POST /api/articles": [
    {
      send: async () => ({
        body: { id: v7(), slug: `x-${v7()}`, title: "T", text: "Words.", markup: [], visibility: "public" },
      }),
      expect: people(403, 403, 403, 403, 403),
    },
  ],
  "POST /api/articles/preview": [
    { send: async () => ({ body: { content: "Words." } }), expect: people(200, 200, 200, 200, 200) },
  ],
  "POST /api/articles/import": [
    {
      send: async () => ({ body: { content: `Words of ${v7()}.`, title: "T" } }),
      expect: people(403, 403, 403, 403, 403),
    },
    {
      send: async (scene) => ({
        body: {
          content: `Words of ${v7()}.`,
          title: "T",
          visibility: "groups",
          groupIds: [scene.group.id],
        },
      }),
      expect: people(400, 400, 201, 201, 201),
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({
        body: {
          content: `Words of ${v7()}.`,
          title: "T",
          visibility: "groups",
          groupIds: [scene.elsewhere.id],
        },
      }),
      expect: people(400, 400, 400, 400, 400),
    },
  ],
  "GET /api/articles/{articleId}": [
    { send: async (scene) => ({ params: { articleId: scene.article.id } }), expect: nobody(200) },
    {
      thing: "elsewhere",
      send: async (scene) => ({ params: { articleId: scene.hiddenArticle.id } }),
      expect: HIDDEN,
    },
  ],
  "GET /api/articles/{articleId}/annotations": [
    {
      send: async (scene) => ({ params: { articleId: scene.article.id }, query: `group=${scene.group.id}` }),
      expect: READ_GROUP,
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({
        params: { articleId: scene.article.id },
        query: `group=${scene.elsewhere.id}`,
      }),
      expect: HIDDEN,
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({ params: { articleId: scene.hiddenArticle.id } }),
      expect: HIDDEN,
    },
  ],
  "GET /api/articles/{articleId}/layer": [
    {
      send: async (scene) => ({ params: { articleId: scene.article.id }, query: `group=${scene.group.id}` }),
      expect: READ_GROUP,
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({
        params: { articleId: scene.hiddenArticle.id },
        query: `group=${PUBLIC_GROUP}`,
      }),
      expect: HIDDEN,
    },
  ],
  // A stream opens for everybody; what comes of it: tests/server/live/rights.test.ts.
  "GET /api/live": [
    {
      thing: "elsewhere",
      send: async (scene) => ({ query: `at=${scene.hiddenArticle.id}@${v7()}.0` }),
      expect: nobody(200),
    },
    { send: async () => ({ query: "at=nonsense" }), expect: nobody(400) },
  ],
  "GET /api/articles/{articleId}/comments": [
    {
      send: async (scene) => ({ params: { articleId: scene.article.id }, query: `group=${scene.group.id}` }),
      expect: READ_GROUP,
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({
        params: { articleId: scene.hiddenArticle.id },
        query: `group=${PUBLIC_GROUP}`,
      }),
      expect: HIDDEN,
    },
  ],
};
