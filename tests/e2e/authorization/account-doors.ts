import { v7 } from "uuid";
import { tokenInMailTo } from "../../support/mail-tokens";
import { type Case, HIDDEN, HIDDEN_WRITE, nobody, people } from "./door-case";
import { foreignToken } from "./scene";

/** What is a person's own: account, notices, tokens, whom they ignore. */
export const ACCOUNT_DOORS: Record<string, Case[]> = {
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
