import { expect } from "@playwright/test";
import { parseHTML } from "linkedom";
import type { Pool } from "pg";
import { v7 } from "uuid";
import { sessionCookie } from "../../support/session-cookie";
import { test } from "../support/fixtures";
import type { Door, Form } from "./action-door";
import { caseFor } from "./moderation-doors";
import { listActions } from "./routes";
import {
  ACTORS,
  type Actor,
  foreignToken,
  inviteFor,
  layerFile,
  makeScene,
  memberFor,
  type Scene,
} from "./scene";
import { TASK_DOORS } from "./task-doors";

const SIGNED_IN: readonly Actor[] = ["stranger", "observer", "member", "moderator", "owner"];

const exists = async (db: Pool, sql: string, values: unknown[]): Promise<boolean> =>
  (await db.query(sql, values)).rows.length > 0;

const idOf = (scene: Scene, actor: Actor): string | null =>
  actor === "visitor" ? null : scene.people[actor].id;

const DOORS: Record<string, Door> = {
  ...TASK_DOORS,
  "app/articles/[slug]/import/actions.ts#submitLayer": {
    async form(scene) {
      const id = v7();
      const layer = layerFile(scene, id);
      return {
        page: `/articles/${scene.article.slug}/import?group=${scene.group.slug}`,
        as: "owner",
        has: "[name=articleId]",
        fields: {
          file: new File([JSON.stringify(layer)], "layer.json"),
          groupId: scene.group.id,
          step: "import",
        },
        isDone: (db) => exists(db, `SELECT 1 FROM "Annotation" WHERE id = $1`, [id]),
      };
    },
    allowed: ["member", "moderator", "owner"],
  },
  "app/codebooks/actions.ts#submitNewCodebook": {
    async form(scene) {
      const name = `Begun ${v7()}`;
      return {
        page: "/codebooks/new",
        as: "owner",
        has: "[name=groupId]",
        fields: { name, description: "", groupId: scene.group.id },
        isDone: (db) =>
          exists(db, `SELECT 1 FROM "Codebook" WHERE name = $1 AND "groupId" = $2`, [name, scene.group.id]),
      };
    },
    allowed: ["moderator", "owner"],
  },
  "app/imports/actions.ts#submitSpans": {
    async form(scene, actor) {
      const { rows } = await scene.db.query<{ id: string }>(
        `SELECT id FROM "Codebook" WHERE slug = 'persuasion-techniques'`,
      );
      return {
        page: "/imports",
        as: "owner",
        has: "[name=codebookId]",
        fields: {
          file: new File([`${scene.article.slug}\t0\t5\n`], "spans.tsv"),
          format: "tsv",
          unit: "",
          groupId: scene.group.id,
          codebookId: rows[0]?.id ?? "",
          articles: "",
          step: "import",
        },
        isDone: (db) =>
          exists(
            db,
            `SELECT 1 FROM "Annotation" n JOIN "Anchor" h ON h."annotationId" = n.id
             WHERE n."groupId" = $1 AND n."authorId" = $2 AND h.start = 0 AND h."end" = 5 AND n.via <> '{}'`,
            [scene.group.id, idOf(scene, actor)],
          ),
      };
    },
    allowed: ["member", "moderator", "owner"],
  },
  "app/groups/actions.ts#submitNewGroup": {
    async form(scene, actor) {
      const name = `Founded ${v7()}`;
      return {
        page: "/groups/new",
        as: "member",
        has: "[name=kind]",
        fields: { name, kind: "class", description: "" },
        isDone: (db) =>
          exists(
            db,
            `SELECT 1 FROM "Group" g JOIN "Membership" m ON m."groupId" = g.id
             WHERE g.name = $1 AND m."personId" = $2 AND m.role = 'owner'`,
            [name, idOf(scene, actor)],
          ),
      };
    },
    allowed: SIGNED_IN,
  },
  "app/groups/actions.ts#submitGroupEdit": {
    async form(scene) {
      const name = `Renamed ${v7()}`;
      return {
        page: `/groups/${scene.group.slug}/edit`,
        as: "owner",
        has: "[name=version]",
        fields: { name },
        isDone: (db) =>
          exists(db, `SELECT 1 FROM "Group" WHERE id = $1 AND name = $2`, [scene.group.id, name]),
      };
    },
    allowed: ["owner"],
  },
  "app/groups/actions.ts#submitMembership": {
    async form(scene) {
      const { groupId, personId } = await memberFor(scene, "other's");
      return {
        page: `/groups/${scene.group.slug}`,
        as: "owner",
        has: `[name=personId][value="${personId}"]`,
        fields: { role: "" },
        isDone: async (db) =>
          !(await exists(db, `SELECT 1 FROM "Membership" WHERE "groupId" = $1 AND "personId" = $2`, [
            groupId,
            personId,
          ])),
      };
    },
    allowed: ["moderator", "owner"],
  },
  "app/groups/actions.ts#submitInvite": {
    async form(scene) {
      return {
        page: `/groups/${scene.group.slug}`,
        as: "owner",
        has: "[name=days]",
        fields: { role: "member", days: "7" },
        isDone: (db) => exists(db, `SELECT 1 FROM "Invite" WHERE "groupId" = $1`, [scene.group.id]),
      };
    },
    allowed: ["moderator", "owner"],
  },
  "app/groups/actions.ts#submitRevocation": {
    async form(scene) {
      const { id } = await inviteFor(scene, "other's");
      return {
        page: `/groups/${scene.group.slug}`,
        as: "owner",
        has: `[name=inviteId][value="${id}"]`,
        isDone: (db) => exists(db, `SELECT 1 FROM "Invite" WHERE id = $1 AND "revokedAt" IS NOT NULL`, [id]),
      };
    },
    allowed: ["moderator", "owner"],
  },
  "app/groups/actions.ts#submitLeave": {
    async form(scene, actor) {
      const before = await scene.db.query(
        `SELECT count(*)::int AS n FROM "Membership" WHERE "groupId" = $1`,
        [scene.group.id],
      );
      return {
        page: `/groups/${scene.group.slug}`,
        as: "member",
        has: "button",
        isDone: async (db) => {
          const { rows } = await db.query(`SELECT "personId" FROM "Membership" WHERE "groupId" = $1`, [
            scene.group.id,
          ]);
          if (rows.length === before.rows[0].n) return false;
          // Whoever sends it leaves; it never takes anybody else out.
          expect(rows.map(({ personId }) => personId)).not.toContain(idOf(scene, actor));
          expect(rows.length).toBe(before.rows[0].n - 1);
          return true;
        },
      };
    },
    // The only owner stays.
    allowed: ["observer", "member", "moderator"],
  },
  "app/articles/new/actions.ts#submitIntake": {
    async form(scene, actor) {
      const title = `Brought in ${v7()}`;
      return {
        page: "/articles/new",
        as: "member",
        has: "[name=content]",
        // As if it had been looked at before: it is, on the way.
        fields: { step: "save", content: `Words of ${title}.`, title, slug: `x-${v7()}`, audience: "me" },
        isDone: (db) =>
          exists(
            db,
            `SELECT 1 FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
             WHERE v.title = $1 AND a."createdById" = $2`,
            [title, idOf(scene, actor)],
          ),
      };
    },
    allowed: SIGNED_IN,
  },
  "app/invite/[token]/actions.ts#submitJoin": {
    async form(scene, actor) {
      const { token } = await inviteFor(scene, "elsewhere");
      return {
        page: `/invite/${token}`,
        as: "member",
        has: "button",
        isDone: (db) =>
          exists(db, `SELECT 1 FROM "Membership" WHERE "groupId" = $1 AND "personId" = $2`, [
            scene.elsewhere.id,
            idOf(scene, actor),
          ]),
      };
    },
    allowed: SIGNED_IN,
  },
  "app/(account)/account/actions.ts#saveProfile": {
    async form(scene, actor) {
      const name = `Renamed ${v7()}`;
      const handle = `h${v7().replaceAll("-", "").slice(-14)}`;
      return {
        page: "/account",
        as: "author",
        has: "[name=handle]",
        fields: { name, handle },
        isDone: async (db) => {
          const { rows } = await db.query(`SELECT id FROM "Person" WHERE name = $1`, [name]);
          expect(rows.every(({ id }) => id === idOf(scene, actor))).toBe(true);
          return rows.length > 0;
        },
      };
    },
    allowed: SIGNED_IN,
  },
  "app/(account)/account/notices/actions.ts#saveMailChoices": {
    async form(scene, actor) {
      return {
        page: "/account/notices",
        as: "author",
        has: "[name=mail]",
        fields: { mail: "off" },
        isDone: async (db) => {
          const { rows } = await db.query(
            `SELECT c."personId" FROM "NoticeChoice" c WHERE c."personId" = ANY($1::uuid[])`,
            [[scene.author.id, ...Object.values(scene.people).map(({ id }) => id)]],
          );
          expect(rows.every(({ personId }) => personId === idOf(scene, actor))).toBe(true);
          return rows.length > 0;
        },
      };
    },
    allowed: SIGNED_IN,
  },
  "app/(account)/account/actions.ts#makeToken": {
    async form(scene, actor) {
      const name = `Token ${v7()}`;
      return {
        page: "/account",
        as: "author",
        has: "[name=scope]",
        fields: { name, scope: "read", days: "30" },
        isDone: async (db) => {
          const { rows } = await db.query(`SELECT "personId" FROM "ApiToken" WHERE name = $1`, [name]);
          expect(rows.every(({ personId }) => personId === idOf(scene, actor))).toBe(true);
          return rows.length > 0;
        },
      };
    },
    allowed: SIGNED_IN,
  },
  "app/moderation/actions.ts#submitDecision": {
    async form(scene) {
      const caseId = await caseFor(scene, "other's");
      const { rows } = await scene.db.query<{ annotationId: string }>(
        `SELECT "annotationId" FROM "ModerationCase" WHERE id = $1`,
        [caseId],
      );
      const id = rows[0]?.annotationId ?? "";
      return {
        page: `/groups/${scene.group.slug}/moderation`,
        as: "owner",
        has: `[name=id][value="${id}"]`,
        fields: { action: "approve" },
        isDone: (db) =>
          exists(db, `SELECT 1 FROM "ModerationCase" WHERE id = $1 AND "decidedAt" IS NOT NULL`, [caseId]),
      };
    },
    allowed: ["moderator", "owner"],
  },
  "app/(account)/account/actions.ts#endToken": {
    async form(scene) {
      const id = await foreignToken(scene);
      return {
        page: "/account",
        as: "author",
        has: `[name=tokenId][value="${id}"]`,
        isDone: (db) =>
          exists(db, `SELECT 1 FROM "ApiToken" WHERE id = $1 AND "revokedAt" IS NOT NULL`, [id]),
      };
    },
    allowed: [],
  },
};

/** Actions that lead in or out, or ask for one's own password: tests/e2e/account.spec.ts walks through them. */
const ELSEWHERE_TESTED = new Set([
  "app/(account)/actions.ts#signOut",
  "app/(account)/actions.ts#signIn",
  "app/(account)/actions.ts#signInAs",
  "app/(account)/actions.ts#signInElsewhere",
  "app/(account)/actions.ts#mailSignInLink",
  "app/(account)/actions.ts#makeAccount",
  "app/(account)/actions.ts#mailResetLink",
  "app/(account)/actions.ts#setNewPassword",
  "app/(account)/barred/[token]/actions.ts#submitAppeal",
  "app/(account)/barred/[token]/actions.ts#submitMessage",
  "app/(account)/account/actions.ts#savePassword",
  "app/(account)/account/actions.ts#endAllSessions",
  "app/(account)/account/actions.ts#deleteOwnAccount",
  "app/(account)/account/actions.ts#keepOwnAccount",
  "app/(account)/account/actions.ts#mailConfirmationAgain",
  "app/(account)/confirm/[token]/actions.ts#submitConfirmation",
]);

test("every server action has its row in the table", () => {
  const actions = listActions();
  expect(actions.length).toBeGreaterThan(15);
  expect(actions.filter((action) => !(action in DOORS) && !ELSEWHERE_TESTED.has(action))).toEqual([]);
  const known = [...Object.keys(DOORS), ...ELSEWHERE_TESTED];
  expect(known.filter((action) => !actions.includes(action))).toEqual([]);
});

for (const [action, door] of Object.entries(DOORS)) {
  test(`${action} does what its form asks for whom the table says, and nothing for others`, async ({
    db,
    baseURL,
  }) => {
    const address = (page: string) => `${baseURL}${page}`;
    for (const actor of ACTORS) {
      const scene = await makeScene(db);
      const form = await door.form(scene, actor);
      const holder = form.as === "author" ? scene.author : scene.people[form.as];
      const { name, value } = await sessionCookie(holder);
      const body = await fieldsOf(address(form.page), `${name}=${value}`, form);
      expect(await form.isDone(db), `${actor}, before`).toBe(false);
      const response = await fetch(address(form.page), {
        method: "POST",
        headers: {
          ...(baseURL && { origin: baseURL }),
          ...(scene.cookies[actor] && { cookie: scene.cookies[actor] }),
        },
        body,
        redirect: "manual",
      });
      expect(response.status, actor).toBeLessThan(500);
      expect(await form.isDone(db), actor).toBe(door.allowed.includes(actor));
    }
  });
}

/** The form as a browser without JavaScript would send it: its hidden fields name the action and what it is about. */
async function fieldsOf(url: string, cookie: string, { has, fields = {} }: Form): Promise<FormData> {
  const { document } = parseHTML(await (await fetch(url, { headers: { cookie } })).text());
  const form = [...document.querySelectorAll("form")].find(
    (one) => one.closest("main, aside") && one.querySelector('[name^="$ACTION"]') && one.querySelector(has),
  );
  if (!form) throw new Error(`${url} has no form with ${has}.`);
  const body = new FormData();
  for (const field of form.querySelectorAll("input[name], textarea[name]")) {
    if (field.getAttribute("type") === "radio" || field.getAttribute("type") === "checkbox") continue;
    body.set(field.getAttribute("name") ?? "", field.getAttribute("value") ?? field.textContent ?? "");
  }
  for (const [name, value] of Object.entries(fields)) {
    if (value === "") body.delete(name);
    else body.set(name, value);
  }
  return body;
}
