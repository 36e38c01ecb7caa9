import type { CaseView } from "@/core/moderation/case";
import { newId } from "@/core/new-id";
import { createAnnotation } from "@/server/annotations/commands";
import { createComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { listCases } from "@/server/moderation/case-queries";
import { actorForPerson, type SignedInActor } from "@/server/session";
import { insertArticle, insertGroup, insertPerson, type TestArticle } from "../../support/rows";

export type Rules = Partial<{
  publishing: "at_once" | "hold_all" | "hold_first";
  holdFirst: number;
  holdLinks: boolean;
  flagThreshold: number;
}>;

/** A forum with an owner, two moderators, two members and an observer, and an article that it reads. */
export async function makeForum(rules: Rules = {}) {
  const db = pool();
  const names = ["owner", "moderator", "second", "author", "member", "observer"] as const;
  const people = {} as Record<(typeof names)[number], { id: string; name: string }>;
  for (const name of names) people[name] = await insertPerson(db, { name: `The ${name}` });
  const group = await insertGroup(
    db,
    {
      [people.owner.id]: "owner",
      [people.moderator.id]: "moderator",
      [people.second.id]: "moderator",
      [people.author.id]: "member",
      [people.member.id]: "member",
      [people.observer.id]: "observer",
    },
    { kind: "forum" },
  );
  await setRules(group.id, rules);
  const article = await insertArticle(db);
  const actors = {} as Record<(typeof names)[number], SignedInActor>;
  for (const name of names) actors[name] = await actorForPerson(people[name].id);
  return {
    group,
    article,
    ...actors,
    /** A fresh person with a part in the group. */
    join: (role: "moderator" | "member" = "member") => join(group.id, role),
    note: (by: SignedInActor, note: string) =>
      createAnnotation(by, { ...draftOn(article), groupId: group.id, note }),
    say: (by: SignedInActor, body: string, parentId: string | null = null) =>
      createComment(by, { id: newId(), on: { articleId: article.id, groupId: group.id }, parentId, body }),
    queue: (by: SignedInActor = actors.moderator, query: Record<string, string> = {}) =>
      listCases(by, { group: group.id, ...query }).then(({ items }) => items),
  };
}
export type Forum = Awaited<ReturnType<typeof makeForum>>;

export async function setRules(groupId: string, rules: Rules): Promise<void> {
  for (const [name, value] of Object.entries(rules)) {
    const cast = name === "publishing" ? `::"Publishing"` : "";
    await pool().query(`UPDATE "Group" SET "${name}" = $2${cast} WHERE id = $1`, [groupId, value]);
  }
}

async function join(groupId: string, role: "moderator" | "member"): Promise<SignedInActor> {
  const person = await insertPerson(pool());
  await pool().query(
    `INSERT INTO "Membership" ("groupId", "personId", role) VALUES ($1, $2, $3::"MembershipRole")`,
    [groupId, person.id, role],
  );
  return actorForPerson(person.id);
}

export function draftOn(article: TestArticle) {
  const exact = "Biden's war";
  const start = article.text.indexOf(exact);
  return {
    id: newId(),
    articleId: article.id,
    groupId: null as string | null,
    target: {
      versionId: article.versionId,
      start,
      end: start + exact.length,
      quote: {
        exact,
        prefix: article.text.slice(Math.max(0, start - 32), start),
        suffix: article.text.slice(start + exact.length, start + exact.length + 32),
      },
    },
    codes: [],
    note: "",
  };
}

/** What a decision about a case of the queue names. */
export const seenOf = (one: CaseView) => ({
  on: one.subject.kind === "comment" ? { commentId: one.subject.id } : { annotationId: one.subject.id },
  version: one.subject.version,
  caseVersion: one.version,
});
