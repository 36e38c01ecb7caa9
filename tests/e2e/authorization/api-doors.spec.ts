import { expect } from "@playwright/test";
import { v7 } from "uuid";
import { tokenInMailTo } from "../../support/mail-tokens";
import { insertArticle, PUBLIC_GROUP } from "../../support/rows";
import { test } from "../support/fixtures";
import { AGREEMENT_DOORS } from "./agreement-doors";
import { CODEBOOK_DOORS } from "./codebook-doors";
import { describedAnswer } from "./described-answers";
import { type Case, nobody, people, type Statuses } from "./door-case";
import { EXCHANGE_DOORS } from "./exchange-doors";
import { MODERATION_DOORS } from "./moderation-doors";
import { listRoutes } from "./routes";
import {
  ACTORS,
  annotationFor,
  annotationPage,
  commentFor,
  deletedAnnotationFor,
  deletedCommentFor,
  draftFor,
  foreignToken,
  inviteFor,
  layerFile,
  makeScene,
  memberFor,
  type Scene,
  type Thing,
  threadFor,
} from "./scene";
import { SEARCH_DOORS } from "./search-doors";
import { TASK_ROUTES } from "./task-doors";

const annotation = (
  make: typeof annotationFor,
  thing: Thing,
  expected: Statuses,
  extra: { query?: string; body?: unknown } = {},
): Case => ({
  thing,
  send: async (scene, actor) => ({ params: { annotationId: await make(scene, actor, thing) }, ...extra }),
  expect: expected,
});
const comment = (make: typeof commentFor, thing: Thing, expected: Statuses, body?: unknown): Case => ({
  thing,
  send: async (scene, actor) => ({ params: { commentId: await make(scene, actor, thing) }, body }),
  expect: expected,
});
const group = (thing: Thing, expected: Statuses, body?: unknown): Case => ({
  thing,
  send: async (scene) => ({
    params: { groupId: thing === "elsewhere" ? scene.elsewhere.id : scene.group.id },
    body: typeof body === "function" ? body() : body,
  }),
  expect: expected,
});
const member = (thing: Thing, expected: Statuses, body?: unknown): Case => ({
  thing,
  send: async (scene) => ({ params: { ...(await memberFor(scene, thing)) }, body }),
  expect: expected,
});

const thread = (thing: Thing, expected: Statuses, body?: unknown): Case => ({
  thing,
  send: async (scene, actor) => ({ params: { threadId: await threadFor(scene, actor, thing) }, body }),
  expect: expected,
});
const annotationThread = (thing: Thing, expected: Statuses): Case => ({
  thing,
  send: async (scene, actor) => ({ query: `annotation=${await annotationFor(scene, actor, thing)}` }),
  expect: expected,
});
/** What a person keeps for themselves of anything that they can read. */
const keptThread = (status: number, body: unknown): Case[] => [
  thread("own", people(status, status, status, status, status), body),
  thread("other's", people(404, status, status, status, status), body),
  thread("private", HIDDEN_WRITE, body),
  thread("elsewhere", HIDDEN_WRITE, body),
];
const reaction = (subject: "comment" | "annotation", thing: Thing, expected: Statuses): Case => ({
  thing,
  send: async (scene, actor) => {
    const make = subject === "comment" ? commentFor : annotationFor;
    return { params: { [`${subject}Id`]: await make(scene, actor, thing), kind: "agree" } };
  },
  expect: expected,
});
/** To others' words, where one may write. A stranger's and an observer's own are private. */
const reactions = (subject: "comment" | "annotation"): Case[] => [
  reaction(subject, "own", people(403, 403, 403, 403, 403)),
  reaction(subject, "other's", people(404, 403, 200, 200, 200)),
  reaction(subject, "private", HIDDEN_WRITE),
  reaction(subject, "elsewhere", HIDDEN_WRITE),
];

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

const READ_GROUP: Statuses = [404, 404, 404, 200, 200, 200, 200];
const HIDDEN = nobody(404);
const HIDDEN_WRITE = people(404, 404, 404, 404, 404);
/** A visitor's "own" is a member's; a suspended person is a visitor. */
const READ_OWN: Statuses = [404, 404, 200, 200, 200, 200, 200];

/** Every route with what each actor gets. A route that is missing here fails the test below. */
const DOORS: Record<string, Case[]> = {
  ...AGREEMENT_DOORS,
  ...CODEBOOK_DOORS,
  ...EXCHANGE_DOORS,
  ...MODERATION_DOORS,
  ...SEARCH_DOORS,
  ...TASK_ROUTES,
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
  "POST /api/annotations": [
    {
      send: async (scene) => ({ body: draftFor(scene, scene.group.id) }),
      expect: people(404, 403, 201, 201, 201),
    },
    {
      thing: "private",
      send: async (scene) => ({ body: draftFor(scene, null) }),
      expect: people(201, 201, 201, 201, 201),
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({ body: draftFor(scene, scene.elsewhere.id) }),
      expect: HIDDEN_WRITE,
    },
  ],
  "GET /api/annotations/{annotationId}": [
    annotation(annotationFor, "own", READ_OWN),
    annotation(annotationFor, "other's", READ_GROUP),
    annotation(annotationFor, "private", HIDDEN),
    annotation(annotationFor, "elsewhere", HIDDEN),
  ],
  "GET /api/annotations/{annotationId}/revisions": [
    annotation(annotationFor, "own", READ_OWN),
    annotation(annotationFor, "other's", READ_GROUP),
    annotation(annotationFor, "private", HIDDEN),
    annotation(annotationFor, "elsewhere", HIDDEN),
  ],
  "PATCH /api/annotations/{annotationId}": [
    annotation(annotationFor, "own", people(200, 200, 200, 200, 200), { body: { version: 1, note: "new" } }),
    annotation(annotationFor, "other's", people(404, 403, 403, 403, 403), {
      body: { version: 1, note: "new" },
    }),
    annotation(annotationFor, "private", HIDDEN_WRITE, { body: { version: 1, note: "new" } }),
    annotation(annotationFor, "elsewhere", HIDDEN_WRITE, { body: { version: 1, note: "new" } }),
  ],
  "DELETE /api/annotations/{annotationId}": [
    annotation(annotationFor, "own", people(204, 204, 204, 204, 204)),
    annotation(annotationFor, "other's", people(404, 403, 403, 204, 204)),
    annotation(annotationFor, "private", HIDDEN_WRITE),
    annotation(annotationFor, "elsewhere", HIDDEN_WRITE),
  ],
  "POST /api/annotations/{annotationId}/restore": [
    annotation(deletedAnnotationFor, "own", people(200, 200, 200, 200, 200)),
    annotation(deletedAnnotationFor, "other's", HIDDEN_WRITE),
    annotation(deletedAnnotationFor, "private", HIDDEN_WRITE),
    annotation(deletedAnnotationFor, "elsewhere", HIDDEN_WRITE),
  ],
  "POST /api/annotations/{annotationId}/review": [
    annotation(annotationFor, "own", people(200, 200, 200, 200, 200), {
      body: { verdict: "confirm", version: 1 },
    }),
    annotation(annotationFor, "other's", people(404, 403, 403, 403, 403), {
      body: { verdict: "confirm", version: 1 },
    }),
    annotation(annotationFor, "private", HIDDEN_WRITE, { body: { verdict: "confirm", version: 1 } }),
    annotation(annotationFor, "elsewhere", HIDDEN_WRITE, { body: { verdict: "confirm", version: 1 } }),
  ],
  "GET /api/annotations/{annotationId}/comments": [
    annotation(annotationFor, "own", READ_OWN),
    annotation(annotationFor, "other's", READ_GROUP),
    annotation(annotationFor, "private", HIDDEN),
    annotation(annotationFor, "elsewhere", HIDDEN),
  ],
  "POST /api/comments": (["own", "other's", "private", "elsewhere"] as const).map(
    (thing): Case => ({
      thing,
      send: async (scene, actor) => ({
        body: { id: v7(), on: { annotationId: await annotationFor(scene, actor, thing) }, body: "Hello" },
      }),
      expect: {
        own: people(201, 201, 201, 201, 201),
        "other's": people(404, 403, 201, 201, 201),
        private: HIDDEN_WRITE,
        elsewhere: HIDDEN_WRITE,
      }[thing],
    }),
  ),
  "GET /api/comments/{commentId}": [
    comment(commentFor, "own", READ_OWN),
    comment(commentFor, "other's", READ_GROUP),
    comment(commentFor, "private", HIDDEN),
    comment(commentFor, "elsewhere", HIDDEN),
  ],
  "GET /api/comments/{commentId}/revisions": [
    comment(commentFor, "own", READ_OWN),
    comment(commentFor, "other's", READ_GROUP),
    comment(commentFor, "private", HIDDEN),
    comment(commentFor, "elsewhere", HIDDEN),
  ],
  "PATCH /api/comments/{commentId}": [
    comment(commentFor, "own", people(200, 200, 200, 200, 200), { version: 1, body: "new" }),
    comment(commentFor, "other's", people(404, 403, 403, 403, 403), { version: 1, body: "new" }),
    comment(commentFor, "private", HIDDEN_WRITE, { version: 1, body: "new" }),
    comment(commentFor, "elsewhere", HIDDEN_WRITE, { version: 1, body: "new" }),
  ],
  "DELETE /api/comments/{commentId}": [
    comment(commentFor, "own", people(204, 204, 204, 204, 204)),
    comment(commentFor, "other's", people(404, 403, 403, 204, 204)),
    comment(commentFor, "private", HIDDEN_WRITE),
    comment(commentFor, "elsewhere", HIDDEN_WRITE),
  ],
  "POST /api/comments/{commentId}/restore": [
    comment(deletedCommentFor, "own", people(200, 200, 200, 200, 200)),
    comment(deletedCommentFor, "other's", HIDDEN_WRITE),
    comment(deletedCommentFor, "private", HIDDEN_WRITE),
    comment(deletedCommentFor, "elsewhere", HIDDEN_WRITE),
  ],
  "GET /api/threads": [
    annotationThread("own", READ_OWN),
    annotationThread("other's", READ_GROUP),
    annotationThread("private", HIDDEN),
    annotationThread("elsewhere", HIDDEN),
    {
      send: async (scene) => ({ query: `article=${scene.article.id}&group=${scene.group.id}` }),
      expect: READ_GROUP,
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({ query: `article=${scene.hiddenArticle.id}&group=${PUBLIC_GROUP}` }),
      expect: HIDDEN,
    },
  ],
  "GET /api/threads/{threadId}": [
    thread("own", READ_OWN),
    thread("other's", READ_GROUP),
    thread("private", HIDDEN),
    thread("elsewhere", HIDDEN),
  ],
  "POST /api/threads/{threadId}/resolve": [
    thread("own", people(200, 200, 200, 200, 200), { version: 1, reason: "Settled" }),
    thread("other's", people(404, 403, 403, 200, 200), { version: 1, reason: "Settled" }),
    thread("private", HIDDEN_WRITE, { version: 1, reason: "Settled" }),
    thread("elsewhere", HIDDEN_WRITE, { version: 1, reason: "Settled" }),
  ],
  "POST /api/threads/{threadId}/reopen": [
    thread("own", people(200, 200, 200, 200, 200), { version: 1 }),
    thread("other's", people(404, 403, 403, 200, 200), { version: 1 }),
    thread("private", HIDDEN_WRITE, { version: 1 }),
    thread("elsewhere", HIDDEN_WRITE, { version: 1 }),
  ],
  "PUT /api/threads/{threadId}/following": keptThread(200, { following: "follow" }),
  "POST /api/threads/{threadId}/read": keptThread(204, { upTo: "2026-01-01T00:00:00.000Z" }),
  "GET /api/mentionable": [
    {
      send: async (scene) => ({ query: `article=${scene.article.id}&group=${scene.group.id}` }),
      expect: people(404, 200, 200, 200, 200),
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({ query: `article=${scene.article.id}&group=${scene.elsewhere.id}` }),
      expect: HIDDEN_WRITE,
    },
  ],
  "PUT /api/comments/{commentId}/reactions/{kind}": reactions("comment"),
  "DELETE /api/comments/{commentId}/reactions/{kind}": reactions("comment"),
  "GET /api/annotations/{annotationId}/reactions": [
    annotation(annotationFor, "own", READ_OWN),
    annotation(annotationFor, "other's", READ_GROUP),
    annotation(annotationFor, "private", HIDDEN),
    annotation(annotationFor, "elsewhere", HIDDEN),
  ],
  "PUT /api/annotations/{annotationId}/reactions/{kind}": reactions("annotation"),
  "DELETE /api/annotations/{annotationId}/reactions/{kind}": reactions("annotation"),
  "GET /api/account/ignored": [{ send: async () => ({}), expect: people(200, 200, 200, 200, 200) }],
  "PUT /api/account/ignored/{personId}": [
    {
      send: async (scene) => ({ params: { personId: scene.author.id } }),
      expect: people(204, 204, 204, 204, 204),
    },
    { send: async () => ({ params: { personId: v7() } }), expect: HIDDEN_WRITE },
  ],
  "DELETE /api/account/ignored/{personId}": [
    {
      send: async (scene) => ({ params: { personId: scene.author.id } }),
      expect: people(204, 204, 204, 204, 204),
    },
  ],
  "GET /api/notifications": [{ send: async () => ({}), expect: people(200, 200, 200, 200, 200) }],
  "PATCH /api/notifications": [{ send: async () => ({ body: {} }), expect: people(200, 200, 200, 200, 200) }],
  "GET /api/account/export": [
    { send: async () => ({}), expect: people(200, 200, 200, 200, 200) },
    { send: async () => ({ query: "format=json-ld" }), expect: people(200, 200, 200, 200, 200) },
  ],
  "POST /api/account/keep": [{ send: async () => ({}), expect: people(200, 200, 200, 200, 200) }],
  "GET /api/account/notices": [{ send: async () => ({}), expect: people(200, 200, 200, 200, 200) }],
  "PATCH /api/account/notices": [
    {
      send: async () => ({ body: { choices: [{ groupId: null, mail: "daily" }] } }),
      expect: people(200, 200, 200, 200, 200),
    },
    {
      thing: "other's",
      send: async ({ group }) => ({ body: { choices: [{ groupId: group.id, mail: "off" }] } }),
      expect: people(404, 200, 200, 200, 200),
    },
    {
      thing: "elsewhere",
      send: async ({ elsewhere }) => ({ body: { choices: [{ groupId: elsewhere.id, mail: null }] } }),
      expect: HIDDEN_WRITE,
    },
  ],
  // The address in a mail is the whole right, and a forged one is none.
  "GET /api/unsubscribe/{token}": [
    { send: async ({ author }) => ({ params: { token: tokenInMailTo(author) } }), expect: nobody(200) },
    { send: async () => ({ params: { token: "A".repeat(64) } }), expect: HIDDEN },
  ],
  "POST /api/unsubscribe/{token}": [
    { send: async ({ author }) => ({ params: { token: tokenInMailTo(author) } }), expect: nobody(200) },
    { send: async () => ({ params: { token: "A".repeat(64) } }), expect: HIDDEN },
  ],
  "GET /api/groups": [{ send: async () => ({}), expect: nobody(200) }],
  "POST /api/groups": [
    {
      send: async () => ({ body: { name: "Mine", kind: "class" } }),
      expect: people(201, 201, 201, 201, 201),
    },
  ],
  "GET /api/groups/{groupId}": [group("other's", READ_GROUP), group("elsewhere", HIDDEN)],
  "PATCH /api/groups/{groupId}": [
    {
      thing: "other's",
      send: async (scene) => {
        const { rows } = await scene.db.query(`SELECT version FROM "Group" WHERE id = $1`, [scene.group.id]);
        return {
          params: { groupId: scene.group.id },
          body: { version: rows[0].version, description: "new" },
        };
      },
      expect: people(404, 403, 403, 403, 200),
    },
    group("elsewhere", HIDDEN_WRITE, { version: 1, description: "new" }),
  ],
  "GET /api/groups/{groupId}/members": [
    group("other's", [401, 401, 404, 200, 200, 200, 200]),
    group("elsewhere", HIDDEN_WRITE),
  ],
  "PATCH /api/groups/{groupId}/members/{personId}": [
    member("other's", people(404, 403, 403, 200, 200), { role: "observer" }),
    member("other's", people(404, 403, 403, 403, 200), { role: "moderator" }),
    member("elsewhere", HIDDEN_WRITE, { role: "observer" }),
  ],
  "DELETE /api/groups/{groupId}/members/{personId}": [
    member("other's", people(404, 403, 403, 204, 204)),
    member("elsewhere", HIDDEN_WRITE),
  ],
  "GET /api/groups/{groupId}/invites": [
    group("other's", people(404, 403, 403, 200, 200)),
    group("elsewhere", HIDDEN_WRITE),
  ],
  "POST /api/groups/{groupId}/invites": [
    group("other's", people(404, 403, 403, 201, 201), { days: 1 }),
    group("elsewhere", HIDDEN_WRITE, { days: 1 }),
  ],
  "DELETE /api/invites/{inviteId}": [
    {
      thing: "other's",
      send: async (scene) => ({ params: { inviteId: (await inviteFor(scene, "other's")).id } }),
      expect: people(404, 403, 403, 204, 204),
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({ params: { inviteId: (await inviteFor(scene, "elsewhere")).id } }),
      expect: HIDDEN_WRITE,
    },
  ],
  "GET /api/invites/accept": [
    {
      send: async (scene) => ({ query: `token=${(await inviteFor(scene, "other's")).token}` }),
      expect: nobody(200),
    },
    { send: async () => ({ query: `token=${"x".repeat(43)}` }), expect: HIDDEN },
  ],
  "POST /api/invites/accept": [
    { send: async () => ({ body: { token: "x".repeat(43) } }), expect: HIDDEN_WRITE },
    {
      send: async (scene) => ({ body: { token: (await inviteFor(scene, "elsewhere")).token } }),
      expect: people(200, 200, 200, 200, 200),
    },
  ],
  "GET /api/account": [{ send: async () => ({}), expect: people(200, 200, 200, 200, 200) }],
  "PATCH /api/account": [
    { send: async () => ({ body: { name: "New name" } }), expect: people(200, 200, 200, 200, 200) },
  ],
  "GET /api/tokens": [{ send: async () => ({}), expect: people(200, 200, 200, 200, 200) }],
  "POST /api/tokens": [
    {
      send: async () => ({ body: { name: "t", scopes: ["read"], days: 1 } }),
      expect: people(201, 201, 201, 201, 201),
    },
  ],
  "DELETE /api/tokens/{tokenId}": [
    {
      thing: "other's",
      send: async (scene) => ({ params: { tokenId: await foreignToken(scene) } }),
      expect: HIDDEN_WRITE,
    },
  ],
};

/** Doors that end the session or are for those without one: tests/e2e/account.spec.ts walks through them. */
const ELSEWHERE_TESTED = new Set([
  "DELETE /api/account",
  "POST /api/account/password",
  "POST /api/account/sign-out-everywhere",
  "POST /api/sign-up",
  "POST /api/password-resets",
  "POST /api/password-resets/confirm",
  "GET /api/auth/{nextauth}",
  "POST /api/auth/{nextauth}",
  // Leaving changes who is in the group: tests/server/groups.
  "POST /api/groups/{groupId}/leave",
]);

test("every route of the API has its row in the table", () => {
  const routes = listRoutes();
  expect(routes.length).toBeGreaterThan(30);
  const unknown = routes.filter((route) => !(route in DOORS) && !ELSEWHERE_TESTED.has(route));
  expect(unknown).toEqual([]);
  const gone = Object.keys(DOORS).filter((route) => !routes.includes(route));
  expect(gone).toEqual([]);
});

/** What was answered; of a stream, which has no end, its beginning. */
async function textOf(response: Response): Promise<string> {
  if (response.headers.get("content-type") !== "text/event-stream") return response.text();
  const reader = response.body?.getReader();
  const text = new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
  return text;
}

for (const [route, cases] of Object.entries(DOORS)) {
  test(`${route} answers each kind of person as the table says, and tells outsiders nothing`, async ({
    db,
    baseURL,
  }) => {
    const scene = await makeScene(db);
    const [method = "", template = ""] = route.split(" ");
    const described = describedAnswer(route);
    for (const one of cases) {
      for (const [index, actor] of ACTORS.entries()) {
        const { params = {}, query, body } = await one.send(scene, actor);
        const address = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
        const response = await fetch(`${baseURL}${address}${query ? `?${query}` : ""}`, {
          method,
          headers: {
            ...(body !== undefined && { "content-type": "application/json" }),
            ...(scene.cookies[actor] && { cookie: scene.cookies[actor] }),
            ...(baseURL && { origin: baseURL }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const text = await textOf(response);
        const expected = one.expect[index];
        expect(
          `${actor}, ${one.thing ?? "any"}: ${response.status} ${response.status === expected ? "" : text}`,
        ).toBe(`${actor}, ${one.thing ?? "any"}: ${expected} `);
        if (response.status < 300 && response.headers.get("content-type") === "application/json") {
          const { error } = described?.safeParse(JSON.parse(text)) ?? {
            error: "docs/openapi.json has no answer",
          };
          expect(error, `${actor}: ${text}`).toBeUndefined();
        }
        if (response.status >= 400) {
          expect(text).not.toContain("SECRET WORDS");
          expect(response.headers.get("content-type")).toBe("application/problem+json");
        }
      }
    }
  });
}
