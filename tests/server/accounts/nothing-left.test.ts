import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/core/new-id";
import { deleteDueAccounts } from "@/server/accounts/delete-due";
import { requestDeletion } from "@/server/accounts/deletion";
import { exportMyData } from "@/server/accounts/my-data";
import { requestPasswordReset } from "@/server/accounts/passwords";
import { createToken } from "@/server/accounts/tokens";
import { saveQuery } from "@/server/annotation-queries/saved-commands";
import { db, pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { startJobs } from "@/server/jobs/worker";
import { tellOfComment } from "@/server/notifications/tell-of-comment";
import { actorForPerson } from "@/server/session";
import { quoteOf } from "@/tests/support/quote-of";
import {
  insertAnnotation,
  insertArticle,
  insertComment,
  insertGroup,
  insertPerson,
} from "../../support/rows";
import { insertTask } from "../../support/task-rows";
import { newAccount, newClient, type TestAccount } from "./people";

beforeAll(ensurePublicGroup);

/** Somebody who has left traces in every table that knows people, and what of it only they wrote or were told. */
async function everywhere(me: TestAccount) {
  const other = await insertPerson(pool(), { name: "Other" });
  const group = await insertGroup(pool(), { [me.id]: "member", [other.id]: "owner" });
  const article = await insertArticle(pool(), { groupIds: [group.id] });
  const about = { groupId: group.id };
  const at = { articleId: article.id, ...about };
  const id = () => crypto.randomUUID();
  const [providerId, marker] = [`provider-${id()}`, `WORDS-${id()}`];

  await db.person.update({
    where: { id: me.id },
    data: { emailVerifiedAt: new Date(), timeZone: "Antarctica/Troll", digestHour: 23 },
  });
  await createToken(me.actor, { name: `token of ${me.handle}`, scopes: ["read"] });
  await requestPasswordReset(newClient(), { email: me.email });
  await db.externalAccount.create({
    data: { provider: "github", providerAccountId: providerId, personId: me.id },
  });
  await db.verificationToken.create({
    data: { identifier: me.email, tokenHash: id(), expiresAt: new Date(Date.now() + 60_000) },
  });
  const passage = { exact: "Biden's war", ...about };
  const mine = await insertAnnotation(pool(), article, me, { ...passage, note: `${marker} of mine` });
  await insertAnnotation(pool(), article, me, { ...passage, groupId: null, note: `PRIVATE ${me.name}` });
  const regretted = await insertAnnotation(pool(), article, me, { ...passage, note: "REGRETTED words" });
  await db.annotation.update({
    where: { id: regretted.id },
    data: { deletedAt: new Date(), deletedById: me.id },
  });
  await db.annotation.update({
    where: { id: mine.id },
    data: {
      foreign: { creator: { name: me.name, email: me.email } },
      via: [`https://else.org/${me.handle}`],
    },
  });
  const revisions = [
    { annotationId: mine.id, version: 1, note: `${marker} noted before`, groupId: group.id },
    { annotationId: mine.id, version: 2, note: `PRIVATE before ${me.name} shared it` },
    { annotationId: regretted.id, version: 1, note: "REGRETTED before", groupId: group.id },
  ];
  await db.annotationRevision.createMany({
    data: revisions.map((one) => ({ ...one, createdAt: new Date() })),
  });
  const asked = {
    id: newId(),
    name: `PRIVATE query of ${me.name}`,
    query: `person:${me.handle}`,
    groupId: null,
  };
  await saveQuery(me.actor, asked);
  // Others' queries that mean them.
  await saveQuery(await actorForPerson(other.id), {
    ...asked,
    id: newId(),
    name: "One member",
    groupId: group.id,
  });
  const said = await insertComment(pool(), article, mine, me, { body: `${marker} said`, ...about });
  await db.commentRevision.create({
    data: { commentId: said.id, version: 1, body: `${marker} before`, ...about, createdAt: new Date() },
  });
  await db.commentRevision.create({
    data: { commentId: said.id, version: 2, body: `PRIVATE before, of ${me.name}`, createdAt: new Date() },
  });
  await db.comment.update({ where: { id: said.id }, data: { quote: quoteOf(article, "Truth Social") } });
  const answer = await insertComment(pool(), article, mine, other, {
    body: `Well, @${me.handle}, and @${me.handle}-the-second: no. ANSWER`,
    parentId: said.id,
    ...about,
  });
  await db.mention.create({ data: { commentId: answer.id, personId: me.id } });
  await db.$transaction((tx) => tellOfComment(tx, answer.id));
  await db.reaction.create({ data: { id: id(), personId: me.id, commentId: answer.id, kind: "agree" } });
  await db.ignoredPerson.create({ data: { personId: other.id, ignoredId: me.id } });
  await db.noticeChoice.create({ data: { id: id(), personId: me.id, ...about, mail: "daily" } });
  const theirCase = await db.moderationCase.create({
    data: {
      id: id(),
      ...at,
      commentId: answer.id,
      authorId: other.id,
      subjectVersion: 1,
      isFlagged: true,
    },
  });
  await db.flag.create({
    data: {
      id: id(),
      commentId: answer.id,
      subjectVersion: 1,
      reporterId: me.id,
      caseId: theirCase.id,
      reason: "other",
      body: `FLAGGED, says ${me.name}`,
    },
  });
  const action = await db.moderationAction.create({
    data: {
      id: id(),
      ...about,
      kind: "warn",
      moderatorId: other.id,
      personId: me.id,
      message: `Dear ${me.name}, WARNED`,
    },
  });
  await db.sanction.create({
    data: { id: id(), ...about, personId: me.id, kind: "warn", actionId: action.id },
  });
  await db.appeal.create({
    data: {
      id: id(),
      actionId: action.id,
      personId: me.id,
      messages: {
        create: { id: id(), authorId: me.id, isByModerators: false, body: `APPEALED: I am ${me.email}` },
      },
    },
  });
  await db.memberNote.create({
    data: { id: id(), ...about, personId: me.id, authorId: other.id, body: `${me.name} is new here` },
  });
  const task = await insertTask(pool(), group, { articles: [article], coders: [me], isBlind: false });
  const span = {
    articleId: article.id,
    versionId: article.versionId,
    start: 0,
    end: 5,
    exact: passage.exact,
  };
  await db.codingPass.create({
    data: {
      id: id(),
      taskId: task.id,
      personId: me.id,
      number: 1,
      spans: {
        create: [
          { ...span, annotationId: mine.id, note: `${marker} of mine` },
          { ...span, annotationId: regretted.id, note: "REGRETTED words" },
        ],
      },
    },
  });
  await db.taskCoder.updateMany({
    where: { taskId: task.id, personId: me.id },
    data: {
      finishedAt: new Date(),
      answer: { first: { text: `${marker} answered`, pick: "both", confidence: 3 } },
    },
  });
  await db.auditEntry.create({
    data: {
      ...about,
      actorId: other.id,
      action: "warn",
      subjectKind: "person",
      subjectId: me.id,
      personId: me.id,
    },
  });
  return { article, mine, said, answer, providerId, marker };
}

/** Every row of every table in the database, as text, as a dump would have it. */
async function dump(): Promise<string> {
  const tables = await pool().query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const rows: string[] = [];
  for (const { name } of tables.rows) {
    const { rows: found } = await pool().query<{ words: string }>(`SELECT x::text AS words FROM ${name} x`);
    rows.push(...found.map(({ words }) => `${name} ${words}`));
  }
  return rows.join("\n");
}

async function leave(me: TestAccount, words: "anonymise" | "remove") {
  await requestDeletion(me.actor, { handle: me.handle, password: me.password, words });
  await db.person.update({ where: { id: me.id }, data: { deletionAt: new Date(Date.now() - 1_000) } });
  await deleteDueAccounts();
}

const ALWAYS_GONE = ["PRIVATE", "REGRETTED", "FLAGGED", "WARNED", "APPEALED", "Antarctica/Troll"];

describe.each(["anonymise", "remove"] as const)("what is left of somebody who chose to %s", (words) => {
  it("is their id, the threads, and no word that says who they were", async () => {
    const jobs = startJobs();
    await jobs.ready;
    const me = { ...(await newAccount()), name: `Theodora ${words}` };
    await db.person.update({ where: { id: me.id }, data: { name: me.name } });
    const { mine, said, answer, providerId, marker } = await everywhere(me);
    const hashes = await secretsOf(me);
    const traces = [me.handle, me.email, me.name, providerId, ...hashes, ...ALWAYS_GONE];
    const before = await dump();
    for (const trace of traces) expect(before).toContain(trace);

    await leave(me, words);
    const after = (await dump()).replaceAll(`${me.handle}-the-second`, "");
    const telling = (row: string) => traces.some((trace) => row.toLowerCase().includes(trace.toLowerCase()));
    expect(after.split("\n").filter(telling)).toEqual([]);

    // Somebody else's handle that begins like theirs, and the rest of the answer, stand as they were written.
    const { body } = await db.comment.findUniqueOrThrow({ where: { id: answer.id } });
    expect(body).toMatch(/^Well, @deleted-[0-9a-f]{12}, and @.*-the-second: no\. ANSWER$/);
    const log = await db.auditEntry.findMany({ where: { personId: me.id }, orderBy: { seq: "asc" } });
    expect(log.map(({ action }) => action)).toEqual(["warn", "person.deleted"]);
    const remark = await db.comment.findUniqueOrThrow({ where: { id: said.id } });
    const annotation = await db.annotation.findUniqueOrThrow({ where: { id: mine.id } });
    if (words === "remove") {
      expect(after).not.toContain(marker);
      expect(remark).toMatchObject({ isTombstone: true, body: "" });
      expect(annotation).toMatchObject({ isTombstone: true, note: "" });
    } else {
      expect(remark).toMatchObject({ deletedAt: null, body: `${marker} said` });
      expect(annotation).toMatchObject({ deletedAt: null, note: `${marker} of mine` });
      expect(after).toContain(`${marker} noted before`);
      const pass = await db.codingPass.findFirstOrThrow({
        where: { personId: me.id },
        include: { spans: true },
      });
      expect(pass.spans.map(({ note }) => note).sort()).toEqual(["", `${marker} of mine`]);
    }
    await jobs.stop();
  });
});

async function secretsOf(me: TestAccount): Promise<string[]> {
  const { rows } = await pool().query<{ secret: string }>(
    `SELECT "passwordHash" AS secret FROM "Person" WHERE id = $1
     UNION ALL SELECT "tokenHash" FROM "ApiToken" WHERE "personId" = $1
     UNION ALL SELECT "tokenHash" FROM "PasswordReset" WHERE "personId" = $1
     UNION ALL SELECT "tokenHash" FROM "VerificationToken" WHERE identifier = $2`,
    [me.id, me.email],
  );
  return rows.map(({ secret }) => secret);
}

describe("what somebody takes out of their own", () => {
  const read = async (me: TestAccount, format: string) => {
    let text = "";
    for await (const chunk of (await exportMyData(me.actor, { format }, "https://site.example")).chunks)
      text += chunk;
    return JSON.parse(text);
  };

  it("is everything that is theirs, also what is private, deleted or withheld, and no word of others", async () => {
    const me = await newAccount();
    const { answer, said, providerId, marker } = await everywhere(me);
    await db.comment.update({ where: { id: said.id }, data: { standing: "hidden" } });
    const data = await read(me, "json");
    expect(data).toMatchObject({
      format: "marginalia-my-data",
      profile: [{ handle: me.handle, email: me.email, timeZone: "Antarctica/Troll", digestHour: 23 }],
      signIns: [{ provider: "github", providerAccountId: providerId }],
      memberships: [{ role: "member" }],
      comments: [
        {
          body: `${marker} said`,
          standing: "hidden",
          quote: { exact: "Truth Social" },
          revisions: [{ version: 1, body: `${marker} before` }, { version: 2 }],
        },
      ],
      reactions: [{ commentId: answer.id, kind: "agree" }],
      flags: [{ commentId: answer.id, reason: "other" }],
      noticeChoices: [{ mail: "daily" }],
      notifications: [{ kind: "mentioned", subjectId: answer.id }],
      actionsAboutMe: [{ kind: "warn", message: `Dear ${me.name}, WARNED` }],
      sanctions: [{ kind: "warn" }],
      appeals: [{ messages: [{ isByModerators: false }] }],
      tasks: [
        {
          answer: { first: { text: `${marker} answered` } },
          passes: [{ number: 1, spans: [{ exact: "Biden's war" }, { exact: "Biden's war" }] }],
        },
      ],
      savedQueries: [{ name: `PRIVATE query of ${me.name}`, query: { kind: "person", person: me.id } }],
    });
    expect(data.annotations.map(({ note }: { note: string }) => note).sort()).toEqual([
      `PRIVATE ${me.name}`,
      "REGRETTED words",
      `${marker} of mine`,
    ]);
    const note = data.annotations.find((one: { note: string }) => one.note === `${marker} of mine`);
    expect(note.revisions).toMatchObject([{ version: 1, note: `${marker} noted before` }, { version: 2 }]);
    const text = JSON.stringify(data);
    expect(text).not.toContain("ANSWER");
    expect(text).not.toContain("is new here");
    for (const hash of await secretsOf(me)) expect(text).not.toContain(hash);
  });

  it("is each of their words as a Web Annotation, with its passage and under its address", async () => {
    const me = await newAccount();
    const { article, mine, said } = await everywhere(me);
    const collection = await read(me, "json-ld");
    expect(collection).toMatchObject({ type: "AnnotationCollection", total: 3 });
    const items: { id: string; target: unknown }[] = collection.first.items;
    const ids = items.map(({ id }) => id);
    expect(
      ids.every((id) => id.startsWith(`https://site.example/articles/${article.slug}/annotations/`)),
    ).toBe(true);
    expect(ids.some((id) => id.endsWith(mine.id))).toBe(true);
    expect(ids.some((id) => id.endsWith(said.id))).toBe(true);
    expect(JSON.stringify(items)).toContain("Truth Social");
    expect(JSON.stringify(items)).toContain("Biden's war");
    expect(JSON.stringify(items)).not.toContain("REGRETTED");
  });
});
