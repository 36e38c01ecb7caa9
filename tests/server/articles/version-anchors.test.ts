import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { createAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { getLayer } from "@/server/annotations/layer";
import { getAnnotation } from "@/server/annotations/queries";
import { createVersion, restoreVersion } from "@/server/articles/version-commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import type { SignedInActor } from "@/server/session";
import { draftOn } from "@/tests/support/draft-on";
import { insertArticle, PUBLIC_GROUP } from "../../support/rows";
import { actor, keeper, replaced, versionOf, withoutAnchor, wordsAt } from "./version-scene";

beforeAll(ensurePublicGroup);

describe("a text that comes back", () => {
  test("brings its annotations back to where they stood", async () => {
    const [article, editor, reader] = [await insertArticle(pool()), await keeper(), await actor()];
    const sentence = "Come, look, and then let's move with a plan.";
    const orphan = await createAnnotation(reader, draftOn(article, sentence));
    const edited = await createAnnotation(reader, draftOn(article, "substantive discussions did not occur"));
    const text = replaced(article, "substantive discussions", "serious talks").replace(sentence, "");
    await createVersion(editor, article.id, versionOf(text));
    expect(await wordsAt(reader, orphan.id)).toBeNull();
    const { version } = await restoreVersion(editor, article.id, 1, { id: newId(), baseVersion: 2 });
    expect(version).toMatchObject({
      number: 3,
      text: article.text,
      restoredFrom: 1,
      reason: "Version 1 restored",
    });
    expect(await wordsAt(reader, orphan.id)).toBe(sentence);
    expect(await wordsAt(reader, edited.id)).toBe("substantive discussions did not occur");
    expect((await getAnnotation(reader, edited.id)).anchor.needsReview).toBe(false);
  });

  test("also where a deleted paragraph returns some versions later, among other changes", async () => {
    const [article, editor, reader] = [await insertArticle(pool()), await keeper(), await actor()];
    const paragraph = article.text.split("\n")[1] as string;
    const one = await createAnnotation(reader, draftOn(article, "substantive discussions did not occur"));
    const without = article.text.replace(`${paragraph}\n`, "");
    await createVersion(editor, article.id, versionOf(without));
    await createVersion(editor, article.id, versionOf(`${without}\nAn addition.`, { baseVersion: 2 }));
    expect(await wordsAt(reader, one.id)).toBeNull();
    await createVersion(
      editor,
      article.id,
      versionOf(`${without}\nAn addition.\n${paragraph}`, { baseVersion: 3 }),
    );
    expect(await wordsAt(reader, one.id)).toBe("substantive discussions did not occur");
  });

  test("leaves an annotation that its author has placed anew since where they put it", async () => {
    const [article, editor, reader] = [await insertArticle(pool()), await keeper(), await actor()];
    const one = await createAnnotation(reader, draftOn(article, "Biden's war"));
    const text = replaced(article, "patience", "time");
    const { version } = await createVersion(editor, article.id, versionOf(text));
    const { target } = draftOn({ ...article, versionId: version.id, text }, "The Kremlin");
    await updateAnnotation(reader, one.id, { version: 1, target });
    await restoreVersion(editor, article.id, 1, { id: newId(), baseVersion: 2 });
    expect(await wordsAt(reader, one.id)).toBe("The Kremlin");
  });
});

describe("annotating while the article is corrected", () => {
  test("on a page that was opened before: the passage is carried over, and stays where it was made too", async () => {
    const [article, editor, reader] = [await insertArticle(pool()), await keeper(), await actor()];
    await createVersion(editor, article.id, versionOf(`A new first line.\n${article.text}`));
    const draft = draftOn(article, "Biden's war");
    const view = await createAnnotation(reader, draft);
    expect(view.target?.versionId).not.toBe(article.versionId);
    expect(await wordsAt(reader, view.id)).toBe("Biden's war");
    expect((await createAnnotation(reader, draft)).id).toBe(view.id);
    const { rows } = await pool().query(`SELECT origin FROM "Anchor" WHERE "annotationId" = $1`, [draft.id]);
    expect(rows.map(({ origin }) => origin).sort()).toEqual(["carried", "made"]);
  });

  test("of what is no longer there: it is kept as an orphan", async () => {
    const [article, editor, reader] = [await insertArticle(pool()), await keeper(), await actor()];
    await createVersion(editor, article.id, versionOf("Withdrawn"));
    const view = await createAnnotation(reader, draftOn(article, "Biden's war"));
    expect(view.target).toMatchObject({ start: null, quote: { exact: "Biden's war" } });
  });

  test("none is lost, and each has an anchor in whatever version is current in the end", async () => {
    const [article, editor] = [await insertArticle(pool()), await keeper()];
    const readers = await Promise.all(Array.from({ length: 4 }, () => actor()));
    let isSaving = true;
    let made = 0;
    const annotate = async (reader: SignedInActor) => {
      while (isSaving) {
        await createAnnotation(reader, draftOn(article, "Biden's war"));
        made++;
      }
    };
    const save = async () => {
      for (let number = 1; number <= 6; number++) {
        const text = `${article.text}\nAddition ${number}.`;
        await createVersion(editor, article.id, versionOf(text, { baseVersion: number }));
      }
      isSaving = false;
    };
    await Promise.all([...readers.map(annotate), save()]);
    expect(made).toBeGreaterThan(0);
    expect(await withoutAnchor(article.id)).toBe(0);
    const layer = await getLayer(readers[0] as SignedInActor, article.id, PUBLIC_GROUP);
    expect(layer.annotations).toHaveLength(made);
    expect(layer.orphans).toHaveLength(0);
    const { rows } = await pool().query(
      `SELECT count(*) = max(seq) AS gapless FROM "Event" WHERE "articleId" = $1`,
      [article.id],
    );
    expect(rows[0].gapless).toBe(true);
  });
});
