import { beforeAll, describe, expect, test } from "vitest";
import type { AnnotationView } from "@/core/annotation";
import { newId } from "@/core/new-id";
import type { Page } from "@/core/page";
import { createAnnotation } from "@/server/annotations/commands";
import { getLayer } from "@/server/annotations/layer";
import { listAnnotations } from "@/server/annotations/queries";
import { createComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { draftOn } from "@/tests/support/draft-on";
import { insertCodebook } from "../../support/codebook-rows";
import { insertArticle, PUBLIC_GROUP } from "../../support/rows";
import { actor } from "./scene";

beforeAll(ensurePublicGroup);

describe("listing", () => {
  test("pages through everything once, in order, also while others write", async () => {
    const [article, author] = [await insertArticle(pool()), await actor()];
    const made = [];
    for (let index = 0; index < 7; index++)
      made.push((await createAnnotation(author, draftOn(article, "Biden's war"))).id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<AnnotationView> = (
        await listAnnotations(author, article.id, { limit: "3", ...(cursor && { cursor }) })
      ).parsed();
      seen.push(...page.items.map((one) => one.id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(made);
  });

  test("narrows by code, person and discussion", async () => {
    const [article, one, two, book] = [
      await insertArticle(pool()),
      await actor(),
      await actor(),
      await insertCodebook(pool()),
    ];
    const coded = await createAnnotation(one, draftOn(article, "Biden's war", { codes: [book.codes[0]!] }));
    const discussed = await createAnnotation(two, draftOn(article, "Truth Social"));
    await createComment(one, { id: newId(), on: { annotationId: discussed.id }, body: "Hm." });
    const ids = async (query: object) =>
      (await listAnnotations(one, article.id, query)).parsed().items.map((item) => item.id);
    expect(await ids({ code: book.codes[0] })).toEqual([coded.id]);
    expect(await ids({ author: two.id })).toEqual([discussed.id]);
    expect(await ids({ discussed: "true" })).toEqual([discussed.id]);
    expect(await ids({ discussed: "false" })).toEqual([coded.id]);
  });

  test("asks the database as often for 300 annotations as for one", async () => {
    const [article, author] = [await insertArticle(pool()), await actor()];
    const asked = async () => {
      const original = pool().query;
      let count = 0;
      const counting = pool() as unknown as { query: (...args: unknown[]) => unknown };
      counting.query = (...args: unknown[]) => {
        count++;
        return (original as (...args: unknown[]) => unknown).apply(pool(), args);
      };
      await getLayer(author, article.id, PUBLIC_GROUP);
      counting.query = original as never;
      return count;
    };
    await createAnnotation(author, draftOn(article, "Biden's war"));
    const one = await asked();
    await pool().query(
      `INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", "draftHash")
       SELECT gen_random_uuid(), $1, $2, $3, n::text FROM generate_series(1, 300) n`,
      [article.id, PUBLIC_GROUP, author.id],
    );
    await pool().query(
      `INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
       SELECT id, $2, 0, 5, 'Trump', '', '' FROM "Annotation" WHERE "articleId" = $1
       ON CONFLICT DO NOTHING`,
      [article.id, article.versionId],
    );
    expect(await asked()).toBe(one);
    expect(one).toBeGreaterThan(0);
    expect((await getLayer(author, article.id, PUBLIC_GROUP)).annotations).toHaveLength(301);
  });
});
