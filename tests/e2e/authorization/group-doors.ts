import { type Case, HIDDEN, HIDDEN_WRITE, nobody, people, READ_GROUP, type Statuses } from "./door-case";
import { groupOf, inviteFor, memberFor, type Thing } from "./scene";

const group = (thing: Thing, expected: Statuses, body?: unknown): Case => ({
  thing,
  send: async (scene) => ({
    params: { groupId: groupOf(scene, thing).id },
    body,
  }),
  expect: expected,
});

const member = (thing: Thing, expected: Statuses, body?: unknown): Case => ({
  thing,
  send: async (scene) => ({ params: { ...(await memberFor(scene, thing)) }, body }),
  expect: expected,
});

/** Groups, who is in them and who is asked in. */
export const GROUP_DOORS: Record<string, Case[]> = {
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
};
