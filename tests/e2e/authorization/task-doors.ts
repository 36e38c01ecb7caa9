import type { Pool } from "pg";
import { v7 } from "uuid";
import { insertArticle } from "../../support/rows";
import { insertTask } from "../../support/task-rows";
import type { Door } from "./action-door";
import type { Actor, Scene } from "./scene";

const ACTIONS = "app/groups/[slug]/tasks/actions.ts";

const exists = async (db: Pool, sql: string, values: unknown[]): Promise<boolean> =>
  (await db.query(sql, values)).rows.length > 0;

/** A task of the group whose coders are its member and its moderator. */
const taskIn = async (scene: Scene, kind: "code" | "compare" = "code") =>
  insertTask(scene.db, scene.group, {
    kind,
    isBlind: false,
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
