import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import { AnnotationLineSchema } from "@/core/export/selection/selection-jsonl";
import { WebAnnotationSchema } from "@/core/web-annotation/annotation";
import { ANNOTATION_CONTEXT } from "@/core/web-annotation/vocabulary";
import { pool } from "@/server/db";
import { exportSelection } from "@/server/exports/selection-queries";
import { ensurePublicGroup } from "@/server/groups/commands";
import { actorForPerson, VISITOR } from "@/server/session";
import { insertCodebook } from "../../support/codebook-rows";
import { insertAnnotation, insertArticle, insertGroup } from "../../support/rows";
import { ORIGIN } from "./scene";
import { actor, inText, words } from "./selection-file";

beforeAll(ensurePublicGroup);

test("what a group has settled goes out to its members, as what it was settled to", async () => {
  const [owner, coder, stranger] = [await actor(), await actor(), await actor()];
  const group = await insertGroup(pool(), { [owner.id]: "owner", [coder.id]: "member" });
  const [article, book] = [await insertArticle(pool()), await insertCodebook(pool())];
  const settle = (exact: string, fields: { isAccepted?: boolean; state?: string }) => {
    const start = article.text.indexOf(exact);
    return pool().query(
      `INSERT INTO "Settlement" (id, "groupId", "articleId", "versionId", "codeId", start, "end", exact, how, "decidedById",
         "isAccepted", state) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, 'accepted', $8, $9, $10::"SettlementState") RETURNING id`,
      [
        group.id,
        article.id,
        article.versionId,
        book.codes[0],
        start,
        start + exact.length,
        exact,
        owner.id,
        fields.isAccepted ?? true,
        fields.state ?? "settled",
      ],
    );
  };
  await settle("👨‍👩‍👧‍👦", {});
  const ada = await actor({ name: "Ada" });
  const made = await insertAnnotation(pool(), article, ada, { exact: "Biden's war", groupId: group.id });
  const settled = await settle("Biden's war", {});
  await pool().query(
    `INSERT INTO "SettlementSource" ("settlementId", "annotationId", "codeId", "personId") VALUES ($1, $2, $3, $4)`,
    [settled.rows[0].id, made.id, book.codes[0], ada.id],
  );
  await settle("Kremlin", { isAccepted: false });
  await settle("Trump", { state: "undone" });
  const asCoder = await actorForPerson(coder.id);
  const rows = (await words(asCoder, { format: "tsv", query: "", settled: group.slug })).trim().split("\n");
  expect(
    rows.map((row) => {
      const [id, technique, start, end] = row.split("\t");
      return [id, technique, inText(article.text, { start: Number(start), end: Number(end) })];
    }),
  ).toEqual([
    [article.slug, "First", "Biden's war"],
    [article.slug, "First", "👨‍👩‍👧‍👦"],
  ]);
  const all = { query: "", settled: group.id };
  const [row] = parse(await words(asCoder, { format: "csv", ...all }), { columns: true }) as Record<
    string,
    string
  >[];
  expect(row).toMatchObject({
    passage: "Biden's war",
    settled: "accepted",
    settled_from: `Ada: ${ORIGIN}/annotations/${made.id}`,
  });
  const line = AnnotationLineSchema.parse(
    JSON.parse((await words(asCoder, { format: "jsonl", ...all })).split("\n")[0] ?? ""),
  );
  expect(line.settled).toMatchObject({
    how: "accepted",
    decidedBy: { id: owner.id },
    sources: [{ annotation: made.id, author: { name: "Ada" } }],
  });
  expect(await words(asCoder, { format: "report", ...all })).toContain(
    "settled as it was, made of the coding of Ada",
  );
  expect(await words(asCoder, { format: "qdpx", ...all })).toContain(
    "<Description>Settled (accepted), made of the coding of Ada</Description>",
  );
  const { first, label } = JSON.parse(await words(asCoder, { format: "jsonld", ...all }));
  expect([label, first.items.length]).toEqual([`Settled: ${group.name}`, 2]);
  expect(first.items[0]).toMatchObject({
    id: expect.stringMatching(`^${ORIGIN}/articles/${article.slug}/settle\\?group=${group.slug}#`),
    motivation: "classifying",
    "schema:creativeWorkStatus": "settled: accepted",
    "dcterms:source": [{ id: `${ORIGIN}/annotations/${made.id}` }],
    target: { selector: [{ exact: "Biden's war" }, { type: "TextPositionSelector" }] },
  });
  expect(WebAnnotationSchema.safeParse({ "@context": ANNOTATION_CONTEXT, ...first.items[0] }).success).toBe(
    true,
  );
  expect((await exportSelection(asCoder, { format: "tsv", ...all }, ORIGIN)).fileName).toContain(
    `marginalia-settled-${group.slug}-`,
  );
  for (const other of [stranger, VISITOR]) {
    const refused = exportSelection(other, { format: "csv", settled: group.slug }, ORIGIN);
    await expect(refused).rejects.toMatchObject({ code: "not-found" });
  }
  const both = exportSelection(asCoder, { format: "csv", query: "has:note", settled: group.slug }, ORIGIN);
  await expect(both).rejects.toMatchObject({ code: "invalid" });
});
