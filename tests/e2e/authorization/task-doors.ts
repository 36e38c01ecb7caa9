import type { Pool } from "pg";
import { v7 } from "uuid";
import { insertArticle } from "../../support/rows";
import { insertTask } from "../../support/task-rows";
import type { Door } from "./action-door";
import { type Case, people, type Statuses } from "./door-case";
import type { Actor, Scene } from "./scene";

const ACTIONS = "app/groups/[slug]/tasks/actions.ts";

const exists = async (db: Pool, sql: string, values: unknown[]): Promise<boolean> =>
  (await db.query(sql, values)).rows.length > 0;

/** A task of the group whose coders are its member and its moderator. */
const taskIn = async (scene: Scene, kind: "code" | "compare" = "code", isBlind = false) =>
  insertTask(scene.db, scene.group, {
    kind,
    isBlind,
    articles: kind === "code" ? [scene.article] : [scene.article, await insertArticle(scene.db)],
    coders: [scene.people.member, scene.people.moderator],
  });

/** Whether the actor's own part in a task says so. */
const hasPart = (task: { id: string }, scene: Scene, actor: Actor, what: string) => (db: Pool) =>
  exists(db, `SELECT 1 FROM "TaskCoder" WHERE "taskId" = $1 AND "personId" = $2 AND ${what} IS NOT NULL`, [
    task.id,
    actor === "visitor" ? null : scene.people[actor].id,
  ]);

const RUNNING: readonly Actor[] = ["moderator", "owner"];
const CODING: readonly Actor[] = ["member", "moderator"];

/** Rows of the table of server actions: setting tasks is for who runs the group, doing them for who has a part. */
export const TASK_DOORS: Record<string, Door> = {
  [`${ACTIONS}#submitNewTask`]: {
    async form(scene) {
      const title = `Set ${v7()}`;
      return {
        page: `/groups/${scene.group.slug}/tasks/new`,
        as: "owner",
        has: "[name=who]",
        fields: { kind: "code", title, articleIds: scene.article.id, who: "all" },
        isDone: (db) => exists(db, `SELECT 1 FROM "CodingTask" WHERE title = $1`, [title]),
      };
    },
    allowed: RUNNING,
  },
  [`${ACTIONS}#submitTaskEdit`]: {
    async form(scene) {
      const [task, title] = [await taskIn(scene), `Renamed ${v7()}`];
      return {
        page: `/groups/${scene.group.slug}/tasks/${task.id}/edit`,
        as: "owner",
        has: "[name=title]",
        fields: { title },
        isDone: (db) =>
          exists(db, `SELECT 1 FROM "CodingTask" WHERE id = $1 AND title = $2`, [task.id, title]),
      };
    },
    allowed: RUNNING,
  },
  [`${ACTIONS}#submitTaskStep`]: {
    async form(scene) {
      const task = await taskIn(scene);
      return {
        page: `/groups/${scene.group.slug}/tasks/${task.id}`,
        as: "owner",
        has: "[name=step][value=close]",
        isDone: (db) =>
          exists(db, `SELECT 1 FROM "CodingTask" WHERE id = $1 AND "closedAt" IS NOT NULL`, [task.id]),
      };
    },
    allowed: RUNNING,
  },
  [`${ACTIONS}#bringBack`]: {
    async form(scene) {
      const task = await taskIn(scene);
      await scene.db.query(
        `UPDATE "CodingTask" SET "closedAt" = now(), "deletedAt" = now() WHERE "groupId" = $1 AND id = $2`,
        [scene.group.id, task.id],
      );
      return {
        page: `/groups/${scene.group.slug}/tasks`,
        as: "owner",
        has: `[name=task][value="${task.id}"]`,
        isDone: (db) =>
          exists(db, `SELECT 1 FROM "CodingTask" WHERE id = $1 AND "deletedAt" IS NULL`, [task.id]),
      };
    },
    allowed: RUNNING,
  },
  [`${ACTIONS}#startCoding`]: {
    async form(scene, actor) {
      const task = await taskIn(scene);
      return {
        page: `/groups/${scene.group.slug}/tasks/${task.id}`,
        as: "member",
        has: "button",
        isDone: hasPart(task, scene, actor, `"startedAt"`),
      };
    },
    allowed: CODING,
  },
  [`${ACTIONS}#finishFromReader`]: {
    async form(scene, actor) {
      const task = await taskIn(scene);
      return {
        page: `/articles/${scene.article.slug}?group=${scene.group.slug}`,
        as: "member",
        has: "button",
        isDone: hasPart(task, scene, actor, `"finishedAt"`),
      };
    },
    allowed: CODING,
  },
  [`${ACTIONS}#submitAnswer`]: {
    async form(scene, actor) {
      const task = await taskIn(scene, "compare");
      return {
        page: `/groups/${scene.group.slug}/tasks/${task.id}`,
        as: "member",
        has: "[name=text]",
        fields: { text: "The first.", pick: "first", confidence: "4" },
        isDone: hasPart(task, scene, actor, `"answeredAt"`),
      };
    },
    allowed: CODING,
  },
};

const READ: Statuses = people(404, 200, 200, 200, 200);
const RUN: Statuses = people(404, 403, 403, 200, 200);
const TAKE_PART: Statuses = people(404, 403, 200, 200, 403);

/** What is sent to a task's address. */
const toTask = (
  expect: Statuses,
  body?: object,
  kind: "code" | "compare" = "code",
  isBlind = false,
): Case[] => [
  {
    send: async (scene) => ({
      params: { taskId: (await taskIn(scene, kind, isBlind)).id },
      ...(body && { body }),
    }),
    expect,
  },
];

const draft = (scene: Scene) => ({
  id: v7(),
  title: "Code it",
  articleIds: [scene.article.id],
  coderIds: "all",
});

/** Rows of the table of routes. */
export const TASK_ROUTES: Record<string, Case[]> = {
  "GET /api/groups/{groupId}/tasks": [
    { send: async (scene) => ({ params: { groupId: scene.group.id } }), expect: READ },
    {
      thing: "elsewhere",
      send: async (scene) => ({ params: { groupId: scene.elsewhere.id } }),
      expect: people(404, 404, 404, 404, 404),
    },
  ],
  "POST /api/groups/{groupId}/tasks": [
    {
      send: async (scene) => ({ params: { groupId: scene.group.id }, body: draft(scene) }),
      expect: people(404, 403, 403, 201, 201),
    },
  ],
  "GET /api/tasks/{taskId}": toTask(READ),
  "PATCH /api/tasks/{taskId}": toTask(RUN, { version: 1, title: "Code it again" }),
  "DELETE /api/tasks/{taskId}": [
    {
      send: async (scene) => ({
        params: { taskId: (await taskIn(scene)).id },
        query: "version=1",
      }),
      expect: RUN,
    },
  ],
  "POST /api/tasks/{taskId}/start": toTask(TAKE_PART),
  "POST /api/tasks/{taskId}/finish": toTask(TAKE_PART),
  "DELETE /api/tasks/{taskId}/finish": toTask(TAKE_PART),
  "POST /api/tasks/{taskId}/reveal": toTask(RUN, { version: 1 }, "code", true),
  "POST /api/tasks/{taskId}/close": toTask(RUN, { version: 1 }),
  "POST /api/tasks/{taskId}/open": toTask(RUN, { version: 1 }),
  "POST /api/tasks/{taskId}/restore": toTask(RUN),
  "POST /api/tasks/{taskId}/reminders": toTask(RUN),
  "POST /api/tasks/{taskId}/answer": toTask(
    TAKE_PART,
    { text: "The first.", pick: "first", confidence: 4 },
    "compare",
  ),
};
