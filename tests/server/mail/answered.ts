import { db, pool } from "@/server/db";
import { tellOfComment } from "@/server/notifications/tell-of-comment";
import { actorForPerson } from "@/server/session";
import {
  insertAnnotation,
  insertArticle,
  insertComment,
  insertGroup,
  insertPerson,
  PUBLIC_GROUP,
} from "../../support/rows";

/** A reader with an address whose annotation somebody answers; the letter about it waits. */
export async function answered({ inPublic = false, body = "I see it otherwise." } = {}) {
  const email = `${crypto.randomUUID()}@example.org`;
  const reader = await insertPerson(pool(), { name: "Reader", email });
  await db.person.update({ where: { id: reader.id }, data: { emailVerifiedAt: new Date() } });
  const writer = await insertPerson(pool(), { name: "Writer <b>" });
  const group = inPublic
    ? { id: PUBLIC_GROUP, name: "Public" }
    : await insertGroup(pool(), { [reader.id]: "owner", [writer.id]: "member" });
  const article = await insertArticle(pool(), { title: "A title of its own" });
  const annotation = await insertAnnotation(pool(), article, reader, {
    exact: "Biden's war",
    groupId: group.id,
  });
  const answer = async (words: string) => {
    const comment = await insertComment(pool(), article, annotation, writer, {
      body: words,
      groupId: group.id,
    });
    await db.$transaction((tx) => tellOfComment(tx, comment.id));
    return comment;
  };
  const comment = await answer(body);
  return { email, reader, group, comment, answer, actor: await actorForPerson(reader.id) };
}
export type Answered = Awaited<ReturnType<typeof answered>>;
