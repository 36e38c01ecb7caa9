import { createHash, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { v7 } from "uuid";
import {
  insertAnnotation,
  insertArticle,
  insertComment,
  insertGroup,
  insertPerson,
  type TestArticle,
  type TestGroup,
  type TestPerson,
} from "../../support/rows";
import { sessionCookie } from "../../support/session-cookie";

/** Everybody who may come to a door. */
export const ACTORS = [
  "visitor",
  "suspended",
  "stranger",
  "observer",
  "member",
  "moderator",
  "owner",
] as const;
export type Actor = (typeof ACTORS)[number];

/** Whose thing it is: the actor's own, another member's in the group, another's private, one of a group that the actor is not in. */
export const THINGS = ["own", "other's", "private", "elsewhere"] as const;
export type Thing = (typeof THINGS)[number];

export interface Scene {
  db: Pool;
  article: TestArticle;
  /** For `elsewhere` alone. */
  hiddenArticle: TestArticle;
  group: TestGroup;
  elsewhere: TestGroup;
  people: Record<Exclude<Actor, "visitor">, TestPerson>;
  /** A member of the group, who wrote what is "other's" and "private". */
  author: TestPerson;
  outsider: TestPerson;
  cookies: Record<Actor, string>;
}

export async function makeScene(db: Pool): Promise<Scene> {
  const person = (name: string, fields: Parameters<typeof insertPerson>[1] = {}) =>
    insertPerson(db, { name, ...fields });
  const people = {
    suspended: await person("Suspended", { status: "suspended" }),
    stranger: await person("Stranger"),
    observer: await person("Observer"),
    member: await person("Member"),
    moderator: await person("Moderator"),
    owner: await person("Owner"),
  };
  const [author, outsider] = [await person("Author"), await person("Outsider")];
  const group = await insertGroup(db, {
    [people.suspended.id]: "member",
    [people.observer.id]: "observer",
    [people.member.id]: "member",
    [people.moderator.id]: "moderator",
    [people.owner.id]: "owner",
    [author.id]: "member",
  });
  const elsewhere = await insertGroup(db, { [outsider.id]: "owner" });
  const cookies: Record<string, string> = { visitor: "" };
  for (const [actor, one] of Object.entries(people)) {
    const { name, value } = await sessionCookie(one);
    cookies[actor] = `${name}=${value}`;
  }
  return {
    db,
    article: await insertArticle(db),
    hiddenArticle: await insertArticle(db, { groupIds: [elsewhere.id] }),
    group,
    elsewhere,
    people,
    author,
    outsider,
    cookies: cookies as Record<Actor, string>,
  };
}

/** The group that a thing of others is in. */
export const groupOf = (scene: Scene, thing: Thing): TestGroup =>
  thing === "elsewhere" ? scene.elsewhere : scene.group;

/** Visitors own nothing: for them "own" is another's. */
const ownerOf = (scene: Scene, actor: Actor, thing: Thing): TestPerson => {
  if (thing === "elsewhere") return scene.outsider;
  return thing === "own" && actor !== "visitor" ? scene.people[actor] : scene.author;
};

/** The layer a thing is in. A stranger's own thing is private: they are in no group. */
const layerOf = (scene: Scene, actor: Actor, thing: Thing): string | null => {
  if (thing === "elsewhere") return scene.elsewhere.id;
  if (thing === "private" || (thing === "own" && (actor === "stranger" || actor === "observer"))) return null;
  return scene.group.id;
};

export async function annotationFor(scene: Scene, actor: Actor, thing: Thing): Promise<string> {
  const { id } = await insertAnnotation(scene.db, scene.article, ownerOf(scene, actor, thing), {
    exact: "Biden's war",
    groupId: layerOf(scene, actor, thing),
    note: "SECRET WORDS",
  });
  return id;
}

export async function commentFor(scene: Scene, actor: Actor, thing: Thing): Promise<string> {
  const owner = ownerOf(scene, actor, thing);
  const groupId = layerOf(scene, actor, thing);
  const annotation = await insertAnnotation(scene.db, scene.article, owner, {
    exact: "Truth Social",
    groupId,
  });
  const { id } = await insertComment(scene.db, scene.article, annotation, owner, {
    body: "SECRET WORDS",
    groupId,
  });
  return id;
}

/** The discussion that holds such a comment. */
export async function threadFor(scene: Scene, actor: Actor, thing: Thing): Promise<string> {
  const { rows } = await scene.db.query(`SELECT "threadId" FROM "Comment" WHERE id = $1`, [
    await commentFor(scene, actor, thing),
  ]);
  return rows[0].threadId;
}

/** Deleted by its author, so that only they can undo it. */
export async function deletedAnnotationFor(scene: Scene, actor: Actor, thing: Thing): Promise<string> {
  const id = await annotationFor(scene, actor, thing);
  await scene.db.query(
    `UPDATE "Annotation" SET "deletedAt" = now(), "deletedById" = "authorId" WHERE id = $1`,
    [id],
  );
  return id;
}

export async function deletedCommentFor(scene: Scene, actor: Actor, thing: Thing): Promise<string> {
  const id = await commentFor(scene, actor, thing);
  await scene.db.query(`UPDATE "Comment" SET "deletedAt" = now(), "deletedById" = "authorId" WHERE id = $1`, [
    id,
  ]);
  await scene.db.query(
    `UPDATE "Thread" SET "commentCount" = "commentCount" - 1 WHERE id = (SELECT "threadId" FROM "Comment" WHERE id = $1)`,
    [id],
  );
  return id;
}

/** A member of the group (or of the other one) whom somebody might act on. */
export async function memberFor(scene: Scene, thing: Thing): Promise<{ groupId: string; personId: string }> {
  const { id: personId } = await insertPerson(scene.db, { name: "Newcomer" });
  const groupId = groupOf(scene, thing).id;
  await scene.db.query(`INSERT INTO "Membership" ("groupId", "personId", role) VALUES ($1, $2, 'member')`, [
    groupId,
    personId,
  ]);
  return { groupId, personId };
}

export async function inviteFor(scene: Scene, thing: Thing): Promise<{ id: string; token: string }> {
  const [id, token] = [v7(), randomBytes(32).toString("base64url")];
  await scene.db.query(
    `INSERT INTO "Invite" (id, "groupId", "tokenHash", "expiresAt") VALUES ($1, $2, $3, now() + interval '1 day')`,
    [id, groupOf(scene, thing).id, createHash("sha256").update(token).digest("base64url")],
  );
  return { id, token };
}

/** A personal access token of another person. */
export async function foreignToken(scene: Scene): Promise<string> {
  const id = v7();
  await scene.db.query(
    `INSERT INTO "ApiToken" (id, "personId", name, "tokenHash", scopes) VALUES ($1, $2, 'theirs', $3, '{read}')`,
    [id, scene.author.id, randomBytes(32).toString("base64url")],
  );
  return id;
}

export function draftFor(scene: Scene, groupId: string | null): Record<string, unknown> {
  const exact = "Biden's war";
  const start = scene.article.text.indexOf(exact);
  return {
    id: v7(),
    articleId: scene.article.id,
    groupId,
    target: {
      versionId: scene.article.versionId,
      start,
      end: start + exact.length,
      quote: { exact, prefix: "", suffix: "" },
    },
  };
}

/** Web Annotations on the article, by the address that another site knows it by. */
export const annotationPage = ({ article }: Scene): Record<string, unknown> => ({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  type: "AnnotationPage",
  items: [
    {
      id: `urn:uuid:${v7()}`,
      type: "Annotation",
      bodyValue: "Brought in",
      target: `http://127.0.0.1/articles/${article.slug}`,
    },
  ],
});

/** A layer with one annotation and a comment on it, as it is taken out, by a person of another site. */
export function layerFile(scene: Scene, annotationId = v7()): Record<string, unknown> {
  const { article } = scene;
  const author = { id: v7(), name: "Somebody", handle: "somebody" };
  const [created, exact] = ["2026-01-01T00:00:00.000Z", "Biden's war"];
  const start = article.text.indexOf(exact);
  return {
    format: "marginalia-layer",
    formatVersion: 1,
    exported: created,
    from: `https://elsewhere.example/articles/${article.slug}`,
    article: {
      id: article.id,
      slug: article.slug,
      title: article.title,
      source: null,
      author: null,
      language: "en",
      canonicalUrl: null,
      published: null,
    },
    version: { id: article.versionId, number: 1, created, text: article.text, markup: [] },
    group: { slug: "public", name: "Public" },
    discussion: [],
    annotations: [
      {
        id: annotationId,
        visibility: "group",
        author,
        start,
        end: start + exact.length,
        quote: { exact, prefix: "", suffix: "" },
        anchor: { origin: "made", needsReview: false },
        codes: [],
        note: "",
        version: 1,
        created,
        updated: created,
        deleted: false,
        comments: [
          {
            id: v7(),
            parent: null,
            author,
            body: "Hello",
            version: 1,
            created,
            edited: null,
            deleted: false,
          },
        ],
      },
    ],
    counts: { annotations: 1, comments: 1 },
  };
}
