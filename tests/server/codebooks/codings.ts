import { newId } from "@/core/new-id";
import { undoChange } from "@/server/codebooks/undo-commands";
import { pool } from "@/server/db";
import type { SignedInActor } from "@/server/session";
import { insertAnnotation } from "@/tests/support/rows";
import { type Coding, TEXT, versionOf } from "./books";

export const coded = (scene: Coding, as: { id: string }, exact: string, ...slugs: string[]) =>
  insertAnnotation(pool(), scene.article, as, {
    exact,
    groupId: scene.group.id,
    codeIds: slugs.map(scene.idOf),
  });

export const draftOf = (scene: Coding, exact: string, ...slugs: string[]) => {
  const start = TEXT.indexOf(exact);
  return {
    id: newId(),
    articleId: scene.article.id,
    groupId: scene.group.id,
    target: {
      versionId: scene.article.versionId,
      start,
      end: start + exact.length,
      quote: {
        exact,
        prefix: TEXT.slice(Math.max(0, start - 20), start),
        suffix: TEXT.slice(start + exact.length).slice(0, 20),
      },
    },
    codes: slugs.map(scene.idOf),
  };
};

export const undo = async (as: SignedInActor, book: { id: string }, number: number) =>
  undoChange(as, book.id, number, { version: await versionOf(book) });

export const updatesOf = async (articleId: string): Promise<string[]> =>
  (
    await pool().query<{ subjectId: string }>(
      `SELECT "subjectId" FROM "Event" WHERE "articleId" = $1 AND kind = 'annotation-updated' ORDER BY seq`,
      [articleId],
    )
  ).rows.map(({ subjectId }) => subjectId);
