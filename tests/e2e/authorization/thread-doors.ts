import { PUBLIC_GROUP } from "../../support/rows";
import { type Case, HIDDEN, HIDDEN_WRITE, people, READ_GROUP, READ_OWN, type Statuses } from "./door-case";
import { annotationFor, type Thing, threadFor } from "./scene";

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

export const THREAD_DOORS: Record<string, Case[]> = {
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
};
