import type { AnnotationQuery } from "@/core/annotation-query/query";
import { foldText } from "@/core/concordance/fold";
import { pool } from "@/server/db";
import type { TestCodebook } from "../../support/codebook-rows";
import { insertAnnotation, type insertArticle } from "../../support/rows";

/** An annotation as a query looks at it. */
type Row = { id: string; handle: string; exact: string; note: string; codes: string[] };

/** Some of each kind, public, on one article. */
export async function manyRows(
  book: TestCodebook,
  people: readonly { id: string; handle: string }[],
  article: Awaited<ReturnType<typeof insertArticle>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let n = 0; n < 24; n++) {
    const exact = ["Kremlin", "Biden's war", "Truth Social"][n % 3] ?? "";
    const author = people[n % people.length];
    const codes = book.codes.filter((_, at) => (n >> at) % 2 === 1);
    const note = n % 5 === 0 ? "Noted." : "";
    if (!author) continue;
    const { id } = await insertAnnotation(pool(), article, author, { exact, note, codeIds: codes });
    rows.push({ id, handle: author.handle, exact, note, codes });
  }
  return rows;
}

/** What a query says of one of them, asked of it alone. */
export function holds(query: AnnotationQuery, row: Row): boolean {
  switch (query.kind) {
    case "and":
      return query.of.every((part) => holds(part, row));
    case "or":
      return query.of.some((part) => holds(part, row));
    case "not":
      return !holds(query.of, row);
    case "code":
      return row.codes.includes(query.code);
    case "person":
      return row.handle === query.person;
    case "text":
      return foldText(row.exact).text.includes(foldText(query.text).text);
    case "has":
      return query.what === "note" ? row.note !== "" : row.codes.length > 0;
    default:
      throw new Error(query.kind);
  }
}
