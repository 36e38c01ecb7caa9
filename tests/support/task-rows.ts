import type { Client, Pool } from "pg";
import { v7 } from "uuid";

type Database = Pick<Client | Pool, "query">;

/** A coding task as SQL, blind unless it says otherwise. */
export async function insertTask(
  db: Database,
  group: { id: string },
  fields: {
    articles: readonly { id: string }[];
    coders: readonly { id: string }[];
    isBlind?: boolean;
    reveal?: "when_finished" | "at_date" | "by_hand";
    revealAt?: Date;
    title?: string;
    kind?: "code" | "compare";
    votesToSettle?: number;
  },
): Promise<{ id: string }> {
  const id = v7();
  await db.query(
    `INSERT INTO "CodingTask" (id, "groupId", kind, title, "isBlind", reveal, "revealAt", "votesToSettle")
     VALUES ($1, $2, $3::"TaskKind", $4, $5, $6::"RevealRule", $7, $8)`,
    [
      id,
      group.id,
      fields.kind ?? "code",
      fields.title ?? "A task of this test",
      fields.isBlind ?? true,
      fields.reveal ?? "by_hand",
      fields.revealAt ?? null,
      fields.votesToSettle ?? 0,
    ],
  );
  for (const { id: articleId } of fields.articles)
    await db.query(`INSERT INTO "TaskArticle" ("taskId", "articleId") VALUES ($1, $2)`, [id, articleId]);
  for (const { id: personId } of fields.coders)
    await db.query(`INSERT INTO "TaskCoder" ("taskId", "personId") VALUES ($1, $2)`, [id, personId]);
  return { id };
}
