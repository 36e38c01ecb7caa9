import { v7 } from "uuid";
import { newId } from "@/core/new-id";
import { createAnnotation } from "@/server/annotations/commands";
import { pool } from "@/server/db";
import { actorForPerson, type SignedInActor } from "@/server/session";
import { insertCodebook } from "../../support/codebook-rows";
import { insertArticle, insertGroup, insertPerson, type TestArticle } from "../../support/rows";

/** A class with a teacher, an assistant, three coders and an observer, an article, and a codebook of its own. */
export async function makeStudy() {
  const db = pool();
  const names = ["owner", "assistant", "ann", "ben", "cem", "observer"] as const;
  const roles = ["owner", "moderator", "member", "member", "member", "observer"] as const;
  const people = {} as Record<(typeof names)[number], { id: string; name: string }>;
  for (const name of names) people[name] = await insertPerson(db, { name: `The ${name}` });
  const group = await insertGroup(
    db,
    Object.fromEntries(names.map((name, at) => [people[name].id, roles[at] as (typeof roles)[number]])),
  );
  const article = await insertArticle(db);
  const book = await insertCodebook(db, group.id);
  const actors = {} as Record<(typeof names)[number], SignedInActor>;
  for (const name of names) actors[name] = await actorForPerson(people[name].id);
  return {
    group,
    article,
    book,
    ...actors,
    /** Somebody gives a passage codes, as the reader page does. */
    code: (by: SignedInActor, exact: string, codes: string[] = [book.codes[0]], on: TestArticle = article) =>
      createAnnotation(by, { ...draftOn(on, exact), groupId: group.id, codes }),
  };
}
export type Study = Awaited<ReturnType<typeof makeStudy>>;

function draftOn(article: TestArticle, exact: string) {
  const start = article.text.indexOf(exact);
  if (start < 0) throw new Error(`The article has no “${exact}”.`);
  return {
    id: newId(),
    articleId: article.id,
    groupId: null as string | null,
    target: {
      versionId: article.versionId,
      start,
      end: start + exact.length,
      quote: { exact, prefix: "", suffix: "" },
    },
    note: "",
  };
}

/** A task over the study's article; `coders` have a part in it. */
export async function insertTask(
  { group, article, book }: Pick<Study, "group" | "article" | "book">,
  coders: readonly { id: string }[],
  fields: { votesToSettle?: number; isBlind?: boolean } = {},
): Promise<string> {
  const id = v7();
  const db = pool();
  await db.query(
    `INSERT INTO "CodingTask" (id, "groupId", title, "codebookId", "votesToSettle", "isBlind", reveal)
     VALUES ($1, $2, 'A task', $3, $4, $5, 'by_hand')`,
    [id, group.id, book.id, fields.votesToSettle ?? 0, fields.isBlind ?? false],
  );
  await db.query(`INSERT INTO "TaskArticle" ("taskId", "articleId") VALUES ($1, $2)`, [id, article.id]);
  for (const coder of coders) {
    await db.query(`INSERT INTO "TaskCoder" ("taskId", "personId") VALUES ($1, $2)`, [id, coder.id]);
  }
  return id;
}

/** A coder's pass over a task, as finishing takes it: of what they have coded so far in its article. */
export async function insertPass(
  taskId: string,
  person: { id: string },
  article: TestArticle,
  number = 1,
): Promise<void> {
  const id = v7();
  const db = pool();
  await db.query(`INSERT INTO "CodingPass" (id, "taskId", "personId", number) VALUES ($1, $2, $3, $4)`, [
    id,
    taskId,
    person.id,
    number,
  ]);
  await db.query(
    `INSERT INTO "PassSpan" ("passId", "annotationId", "articleId", "versionId", start, "end", exact, "codeIds")
     SELECT $1, n.id, n."articleId", h."versionId", h.start, h."end", h.exact,
       ARRAY(SELECT c."codeId" FROM "AnnotationCode" c WHERE c."annotationId" = n.id)
     FROM "Annotation" n JOIN "Anchor" h ON h."annotationId" = n.id
     WHERE n."articleId" = $2 AND n."authorId" = $3`,
    [id, article.id, person.id],
  );
  await db.query(`UPDATE "TaskCoder" SET "finishedAt" = now() WHERE "taskId" = $1 AND "personId" = $2`, [
    taskId,
    person.id,
  ]);
}
