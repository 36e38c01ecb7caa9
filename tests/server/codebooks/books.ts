import { randomUUID } from "node:crypto";
import type { CodebookView } from "@/core/codebook";
import type { Change, NewCode } from "@/core/codebook/change";
import type { ChangedCodebook } from "@/core/codebook/view";
import { newId } from "@/core/new-id";
import { changeCodebook } from "@/server/codebooks/change-commands";
import { createCodebook } from "@/server/codebooks/commands";
import { pool } from "@/server/db";
import type { SignedInActor } from "@/server/session";
import { peopledGroup } from "@/tests/server/groups/actors";
import { insertArticle, type TestArticle } from "@/tests/support/rows";

const seed = (slug: string, order: number, more: object = {}) => ({
  slug,
  parent: null,
  name: slug,
  label: slug,
  definition: "",
  whenToUse: "",
  whenNotToUse: "",
  positiveExamples: [],
  negativeExamples: [],
  hue: "teal",
  shade: order,
  hotkey: null,
  order,
  ...more,
});

/** A heading with doubt and fear under it, and beside it slogan and other. */
export const smallBook = (groupId: string | null, as: SignedInActor): Promise<CodebookView> =>
  createCodebook(as, {
    slug: `book-${randomUUID()}`,
    name: "A codebook of this test",
    description: "",
    guidelines: "",
    source: "",
    groupId,
    codes: [
      seed("moves", 1, { isGroup: true }),
      seed("doubt", 2, { parent: "moves", hotkey: "1" }),
      seed("fear", 3, { parent: "moves", hotkey: "2" }),
      seed("slogan", 4),
      seed("other", 5),
    ],
  });

export interface Coding {
  group: Awaited<ReturnType<typeof peopledGroup>>["group"];
  as: Awaited<ReturnType<typeof peopledGroup>>["as"];
  actor: Awaited<ReturnType<typeof peopledGroup>>["actor"];
  article: TestArticle;
  book: CodebookView;
  idOf: (slug: string) => string;
}

export const TEXT = "Some say it will end badly. Others ask who would believe it. Nobody knows.";

/** A class with a codebook and an article of its own. */
export async function codingClass(): Promise<Coding> {
  const { group, as, actor } = await peopledGroup();
  const article = await insertArticle(pool(), { text: TEXT, groupIds: [group.id] });
  const book = await smallBook(group.id, as.owner);
  return { group, as, actor, article, book, idOf: (slug) => codeIn(book, slug) };
}

export function codeIn(book: CodebookView, slug: string): string {
  const code = book.codes.find((one) => one.slug === slug);
  if (!code) throw new Error(`The test's codebook has no “${slug}”.`);
  return code.id;
}

export const aCode = (name: string, more: Partial<NewCode> = {}) => ({
  id: newId(),
  name,
  hue: "violet" as const,
  shade: 1,
  ...more,
});

/** A change at the version that the codebook is at. */
export async function change(as: SignedInActor, book: CodebookView, one: object): Promise<ChangedCodebook> {
  return changeCodebook(as, book.id, { version: await versionOf(book), change: one as Change });
}

export async function versionOf(book: { id: string }): Promise<number> {
  const { rows } = await pool().query<{ version: number }>(`SELECT version FROM "Codebook" WHERE id = $1`, [
    book.id,
  ]);
  return rows[0]?.version ?? 0;
}

/** The codes of some annotations as their rows stand, by the codes' addresses. */
export async function codingOf(
  ...annotations: { id: string }[]
): Promise<{ slug: string; position: number; codebookVersion: number }[][]> {
  const { rows } = await pool().query<{
    id: string;
    slug: string;
    position: number;
    codebookVersion: number;
  }>(
    `SELECT x."annotationId" AS id, c.slug, x.position, x."codebookVersion" FROM "AnnotationCode" x
     JOIN "Code" c ON c.id = x."codeId" WHERE x."annotationId" = ANY($1) ORDER BY x.position, c.slug`,
    [annotations.map(({ id }) => id)],
  );
  return annotations.map(({ id }) => rows.filter((row) => row.id === id).map(({ id: _, ...row }) => row));
}

export const slugsOf = async (...annotations: { id: string }[]): Promise<string[]> =>
  (await codingOf(...annotations)).map((codes) => codes.map(({ slug }) => slug).join(" "));
