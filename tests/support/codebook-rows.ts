import type { Pool } from "pg";
import { v7 } from "uuid";

export interface TestCodebook {
  id: string;
  /** Two that can be given. */
  codes: [string, string];
  heading: string;
  deprecated: string;
}

/** A codebook with a heading, two codes under it and a deprecated one; shared, or of one group. */
export async function insertCodebook(
  db: Pick<Pool, "query">,
  groupId: string | null = null,
): Promise<TestCodebook> {
  const id = v7();
  await db.query(
    `INSERT INTO "Codebook" (id, slug, name, "groupId", "updatedAt") VALUES ($1, $2, 'A codebook of this test', $3, now())`,
    [id, `book-${id}`, groupId],
  );
  const insert = async (
    name: string,
    fields: { isHeading?: boolean; isDeprecated?: boolean; position: number },
  ) => {
    const code = v7();
    await db.query(
      `INSERT INTO "Code" (id, "codebookId", slug, name, label, definition, "whenToUse", "whenNotToUse",
        "positiveExamples", "negativeExamples", hue, shade, position, "isHeading", "deprecatedAt")
       VALUES ($1, $2, $3, $4, $4, '', '', '', '[]', '[]', 'blue', 1, $5, $6, $7)`,
      [
        code,
        id,
        `code-${code}`,
        name,
        fields.position,
        fields.isHeading ?? false,
        fields.isDeprecated ? new Date() : null,
      ],
    );
    return code;
  };
  return {
    id,
    heading: await insert("Heading", { isHeading: true, position: 0 }),
    codes: [await insert("First", { position: 1 }), await insert("Second", { position: 2 })],
    deprecated: await insert("Old", { isDeprecated: true, position: 3 }),
  };
}
