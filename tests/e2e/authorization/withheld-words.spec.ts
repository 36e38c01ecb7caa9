import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import type { Pool } from "pg";
import {
  insertAnnotation,
  insertArticle,
  insertComment,
  insertGroup,
  insertPerson,
} from "../../support/rows";
import { sessionCookie } from "../../support/session-cookie";
import { insertTask } from "../../support/task-rows";
import { test } from "../support/fixtures";

const app = path.join(import.meta.dirname, "../../../app");

/** Every address that can be got, with its parameters in braces: pages and routes, read from the files. */
function listDoors(): string[] {
  return readdirSync(app, { recursive: true, encoding: "utf8" }).flatMap((file) => {
    const name = path.basename(file);
    if (name !== "page.tsx" && name !== "route.ts") return [];
    const source = readFileSync(path.join(app, file), "utf8");
    if (name === "route.ts" && !/export (?:const|async function|function|\{[^}]*) *GET\b/.test(source))
      return [];
    const parts = path
      .dirname(file)
      .split(path.sep)
      .filter((part) => part !== "." && !part.startsWith("("));
    return [`/${parts.join("/")}`.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}")];
  });
}

/** Streams without an end, and what goes on to another site. tests/server/live looks into the stream. */
const ENDLESS = new Set(["/api/live", "/api/auth/{nextauth}"]);

const WORDS = "WITHHELD WORDS";

async function makeScene(db: Pool) {
  const person = (name: string) => insertPerson(db, { name });
  const [author, other, moderator] = [
    await person("Author"),
    await person("Other"),
    await person("Moderator"),
  ];
  const group = await insertGroup(
    db,
    { [author.id]: "member", [other.id]: "member", [moderator.id]: "moderator" },
    { kind: "forum" },
  );
  const article = await insertArticle(db);
  const withhold = (table: string, id: string, standing: string, isTombstone: boolean) =>
    db.query(`UPDATE "${table}" SET standing = $2::"Standing", "isTombstone" = $3 WHERE id = $1`, [
      id,
      standing,
      isTombstone,
    ]);
  const groupId = group.id;
  const annotations: string[] = [];
  const comments: string[] = [];
  for (const [index, standing] of ["held", "hidden", "removed"].entries()) {
    const isTombstone = index === 1;
    const note = `${WORDS} of a note`;
    const made = await insertAnnotation(db, article, author, { exact: "Biden's war", groupId, note });
    annotations.push(made.id);
    await db.query(
      `INSERT INTO "AnnotationRevision" ("annotationId", version, note, "groupId", "createdAt") VALUES ($1, 7, $2, $3, now())`,
      [made.id, `${WORDS} before`, groupId],
    );
    if (isTombstone) await insertComment(db, article, made, other, { body: "Mine stays.", groupId });
    await withhold("Annotation", made.id, standing, isTombstone);
    const shown = await insertAnnotation(db, article, other, {
      exact: "Truth Social",
      groupId,
      note: "Fine",
    });
    const body = `${WORDS} of a comment, @${other.handle}`;
    const said = await insertComment(db, article, shown, author, { body, groupId });
    await db.query(
      `INSERT INTO "CommentRevision" ("commentId", version, body, "groupId", "createdAt") VALUES ($1, 7, $2, $3, now())`,
      [said.id, `${WORDS} before`, groupId],
    );
    await db.query(`INSERT INTO "Mention" ("commentId", "personId") VALUES ($1, $2)`, [said.id, other.id]);
    // Told before it was withheld.
    await db.query(
      `INSERT INTO "Notification" (id, "personId", kind, "articleId", "groupId", "subjectId", "onceKey", data)
       SELECT gen_random_uuid(), $2, 'mentioned', t."articleId", t."groupId", c.id, 'comment:' || c.id,
         jsonb_build_object('threadId', t.id)
       FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" WHERE c.id = $1`,
      [said.id, other.id],
    );
    if (isTombstone) {
      await insertComment(db, article, shown, other, { body: "So does mine.", groupId, parentId: said.id });
    }
    comments.push(said.id);
    await withhold("Comment", said.id, standing, isTombstone);
    await db.query(
      `UPDATE "Thread" SET "commentCount" = "commentCount" - 1 WHERE id = (SELECT "threadId" FROM "Comment" WHERE id = $1)`,
      [said.id],
    );
  }
  // Published since in other words: what was held does not come out with them.
  const mended = await insertAnnotation(db, article, author, { exact: "Biden's war", groupId, note: "Fine" });
  await db.query(
    `INSERT INTO "AnnotationRevision" ("annotationId", version, note, "groupId", standing, "createdAt")
     VALUES ($1, 7, $2, $3, 'held', now())`,
    [mended.id, `${WORDS} before`, groupId],
  );
  annotations.push(mended.id);
  const { rows } = await db.query(`SELECT DISTINCT "threadId" AS id FROM "Comment" WHERE id = ANY($1)`, [
    comments,
  ]);
  return {
    author,
    other,
    moderator,
    group,
    article,
    annotations,
    comments,
    threads: rows.map(({ id }) => id),
  };
}
type Scene = Awaited<ReturnType<typeof makeScene>>;

/** What is put in for a parameter: every one of those there are. */
function valuesOf(scene: Scene, name: string, door: string): string[] {
  const { annotations, comments, threads, article, group, author } = scene;
  switch (name) {
    case "annotationId":
      return annotations;
    case "commentId":
      return comments;
    case "threadId":
      return threads;
    case "articleId":
      return [article.id];
    case "groupId":
      return [group.id];
    case "personId":
      return [author.id];
    case "number":
      return ["1"];
    case "layer":
      return [group.slug];
    case "segment":
      return [...annotations, ...comments];
    case "slug":
      if (door.includes("/groups/")) return [group.slug];
      return [door.includes("/codebooks/") ? "wording" : article.slug];
    // Codebooks, cases, appeals, invitations and links are not about these words, or are somebody else's.
    default:
      return ["01900000-0000-7000-8000-0000000000ff"];
  }
}

function addressesOf(scene: Scene, door: string): string[] {
  let addresses = [door];
  for (const [hole, name = ""] of door.matchAll(/\{(\w+)\}/g)) {
    addresses = addresses.flatMap((one) =>
      valuesOf(scene, name, door).map((value) => one.replace(hole, value)),
    );
  }
  const { article, group, author, annotations } = scene;
  const query = new URLSearchParams({
    group: door.startsWith("/api/") && !door.endsWith("/export") ? group.id : group.slug,
    layer: group.slug,
    article: article.id,
    annotation: annotations[0] ?? "",
    person: author.id,
    q: "of a note",
    format: "json",
  });
  const formats = door.endsWith("/export") ? ["html", "md", "json", "csv"] : ["json"];
  return addresses.flatMap((address) =>
    formats.flatMap((format) => {
      query.set("format", format);
      return [address, `${address}?${query}`];
    }),
  );
}

const ACCEPT = ["text/html", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'];

async function cookieOf(person: Scene["author"]): Promise<string> {
  const { name, value } = await sessionCookie(person);
  return `${name}=${value}`;
}

/** Asks at every door, and gives those behind which the words were found. */
function walker(scene: Scene, baseURL: string | undefined, addresses = addressesOf) {
  const doors = listDoors().filter((door) => !ENDLESS.has(door));
  expect(doors.length).toBeGreaterThan(80);
  return async (who: string, cookie: string | null): Promise<string[]> => {
    const found: string[] = [];
    const asked = doors.flatMap((door) => addresses(scene, door));
    const ask = async (address: string) => {
      // Only what speaks of annotations answers differently by what is asked for.
      for (const accept of /annotations|comments/.test(address) ? ACCEPT : ACCEPT.slice(0, 1)) {
        const response = await fetch(`${baseURL}${address}`, {
          headers: { accept, ...(cookie && { cookie }) },
          redirect: "manual",
        });
        expect(response.status, `${who}: ${address}`).toBeLessThan(500);
        if ((await response.text()).includes("WITHHELD")) found.push(address.split("?")[0] ?? "");
      }
    };
    for (let at = 0; at < asked.length; at += 8) await Promise.all(asked.slice(at, at + 8).map(ask));
    return [...new Set(found)];
  };
}

test("what is withheld is behind no door for others, whichever way they ask", async ({ db, baseURL }) => {
  test.setTimeout(180_000);
  const scene = await makeScene(db);
  const leaks = walker(scene, baseURL);
  expect(await leaks("a visitor", null)).toEqual([]);
  expect(await leaks("another member", await cookieOf(scene.other))).toEqual([]);
  // The same walk finds them for those who may see them.
  const author = await leaks("their author", await cookieOf(scene.author));
  expect(author).toContain(`/api/annotations/${scene.annotations[0]}`);
  expect(author).toContain(`/api/comments/${scene.comments[2]}`);
  expect(author).toContain("/api/moderation/mine");
  const moderator = await leaks("a moderator", await cookieOf(scene.moderator));
  expect(moderator).toContain(`/api/articles/${scene.article.id}/layer`);
  expect(moderator).toContain(`/api/comments/${scene.comments[0]}/revisions`);
  for (const id of scene.annotations) expect(moderator).toContain(`/api/annotations/${id}/revisions`);
});

/** A class that codes blind: what one of its coders wrote, and was answered, before and since. */
async function makeBlindScene(db: Pool): Promise<Scene> {
  const person = (name: string) => insertPerson(db, { name });
  const [author, other, moderator] = [await person("Coder"), await person("Other"), await person("Teacher")];
  const group = await insertGroup(db, {
    [author.id]: "member",
    [other.id]: "member",
    [moderator.id]: "owner",
  });
  const article = await insertArticle(db);
  const groupId = group.id;
  const made = await insertAnnotation(db, article, author, {
    exact: "Biden's war",
    groupId,
    note: `${WORDS} of a note`,
  });
  const mine = await insertAnnotation(db, article, other, { exact: "Truth Social", groupId, note: "Mine" });
  const body = `${WORDS} of a note, @${other.handle}`;
  const said = await insertComment(db, article, mine, author, { body, groupId });
  await insertTask(db, group, { articles: [article], coders: [author, other] });
  const { rows } = await db.query(`SELECT "threadId" AS id FROM "Comment" WHERE id = $1`, [said.id]);
  const [annotations, comments, threads] = [[made.id], [said.id], rows.map(({ id }) => id)];
  return { author, other, moderator, group, article, annotations, comments, threads };
}

test("what others write is behind no door for those who code blind", async ({ db, baseURL }) => {
  test.setTimeout(120_000);
  const scene = await makeBlindScene(db);
  // Without the group in the address most doors speak of Public, where nothing is hidden.
  const inGroup = (of: Scene, door: string) => addressesOf(of, door).filter((one) => one.includes("group="));
  const coder = await cookieOf(scene.other);
  expect(await walker(scene, baseURL, inGroup)("another coder", coder)).toEqual([]);
  const seen = (of: Scene, door: string) =>
    /^.api.(annotations|comments).\{\w+\}$/.test(door) ? inGroup(of, door) : [];
  const teacher = await walker(scene, baseURL, seen)("their teacher", await cookieOf(scene.moderator));
  expect(teacher).toEqual([`/api/annotations/${scene.annotations[0]}`, `/api/comments/${scene.comments[0]}`]);
});
