import type { CodeExample } from "@/core/codebook";
import type { Book, BookCode } from "@/core/codebook/book";
import { invalid } from "@/core/errors";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { codebookChanges as words } from "@/messages/en/codebook-changes";
import type { Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import type { SignedInActor } from "@/server/session";
import { isLiveAnnotation } from "@/server/visibility";

interface SourceRow {
  id: string;
  exact: string | null;
  article: string;
}

/**
 * Over `"Annotation" n` and `"Article" a`: words that everybody who reads the codebook may read, so that they
 * may stand in it as an example: the group's own, and what is public altogether.
 */
export const isForAllReaders = (groupId: string | null): Prisma.Sql => Prisma.sql`(
  (n."groupId" = ${PUBLIC_GROUP_ID}::uuid AND a.visibility = 'public')
  OR (${groupId}::uuid IS NOT NULL AND n."groupId" = ${groupId}::uuid))`;

/**
 * Proves that each example which is newly said to come from an annotation says what stands there, and notes
 * its article.
 * @throws AppError invalid
 */
export async function withCheckedExamples(
  tx: Pick<Transaction, "$queryRaw">,
  person: SignedInActor,
  { groupId }: { groupId: string | null },
  before: Book,
  after: Book,
): Promise<Book> {
  const known = new Map(
    before.codes.flatMap((code) => examplesOf(code).map((one) => [keyOf(one), one] as const)),
  );
  const isNew = (one: CodeExample) => one.annotationId !== undefined && !known.has(keyOf(one));
  const added = after.codes.flatMap(examplesOf).filter(isNew);
  if (added.length === 0) return after;
  const sources = await readSources(tx, person, groupId, added);
  const prove = (one: CodeExample): CodeExample => {
    if (!isNew(one)) return one;
    const source = sources.get(one.annotationId?.toLowerCase() ?? "");
    if (!source?.exact || !collapsed(source.exact).includes(collapsed(one.text))) {
      throw invalid("change.fields", words.example);
    }
    return { ...one, from: source.article };
  };
  const codes = after.codes.map((code) =>
    examplesOf(code).some(isNew)
      ? {
          ...code,
          positiveExamples: code.positiveExamples.map(prove),
          negativeExamples: code.negativeExamples.map(prove),
        }
      : code,
  );
  return { ...after, codes };
}

const examplesOf = (code: BookCode): CodeExample[] => [...code.positiveExamples, ...code.negativeExamples];
const keyOf = (one: CodeExample): string => `${one.annotationId} ${one.text}`;
const collapsed = (text: string): string => text.replace(/\s+/gu, " ").trim();

async function readSources(
  tx: Pick<Transaction, "$queryRaw">,
  person: SignedInActor,
  groupId: string | null,
  examples: readonly CodeExample[],
): Promise<ReadonlyMap<string, SourceRow>> {
  const ids = examples.map(({ annotationId }) => annotationId);
  const rows = await tx.$queryRaw<SourceRow[]>`
    SELECT n.id, h.exact, a.slug AS article FROM "Annotation" n JOIN "Article" a ON a.id = n."articleId"
    JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = a."currentVersionId"
    WHERE n.id = ANY(${ids}::uuid[]) AND ${isLiveAnnotation(person)} AND ${isForAllReaders(groupId)}`;
  return new Map(rows.map((row) => [row.id, row]));
}
