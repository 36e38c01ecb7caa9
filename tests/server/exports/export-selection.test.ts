import { parseXml, type XmlElement } from "@rgrove/parse-xml";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, test } from "vitest";
import { SELECTION_FORMATS } from "@/core/export/selection/selection";
import { AnnotationLineSchema } from "@/core/export/selection/selection-jsonl";
import { deleteAnnotation } from "@/server/annotations/commands";
import { db, pool } from "@/server/db";
import { exportSelection } from "@/server/exports/selection-queries";
import { ensurePublicGroup } from "@/server/groups/commands";
import { type Actor, actorForPerson, VISITOR } from "@/server/session";
import { quoteOf } from "@/tests/support/quote-of";
import { insertCodebook } from "../../support/codebook-rows";
import { againstSchema, allNamed, elementsIn } from "../../support/refi-qda-rules";
import { insertAnnotation, insertArticle, insertComment, insertGroup } from "../../support/rows";
import { ORIGIN } from "./scene";
import { actor, bytes, inText, words } from "./selection-file";

beforeAll(ensurePublicGroup);

describe("who gets what", () => {
  test("of all groups and articles only what the actor may read, whatever the query says", async () => {
    const [ada, bea, stranger] = [await actor(), await actor(), await actor()];
    const group = await insertGroup(pool(), { [ada.id]: "member", [bea.id]: "observer" });
    const [asAda, asBea] = [await actorForPerson(ada.id), await actorForPerson(bea.id)];
    const book = await insertCodebook(pool());
    const codeIds = [book.codes[0]];
    const open = await insertArticle(pool());
    const closed = await insertArticle(pool(), { groupIds: [group.id] });
    const made = { exact: "Biden's war", codeIds };
    const discussed = await insertAnnotation(pool(), open, ada, { ...made, note: "for everybody" });
    const answer = await insertComment(pool(), open, discussed, ada, { body: "held answer" });
    await pool().query(`UPDATE "Comment" SET standing = 'held' WHERE id = $1`, [answer.id]);
    await insertAnnotation(pool(), open, ada, { ...made, note: "for the group", groupId: group.id });
    await insertAnnotation(pool(), closed, ada, { ...made, note: "behind the door", groupId: group.id });
    await insertAnnotation(pool(), open, ada, { ...made, note: "for me alone", groupId: null });
    const held = await insertAnnotation(pool(), open, ada, {
      ...made,
      note: "held words",
      groupId: group.id,
    });
    await pool().query(`UPDATE "Annotation" SET standing = 'held' WHERE id = $1`, [held.id]);
    const gone = await insertAnnotation(pool(), open, ada, { ...made, note: "gone words" });
    await deleteAnnotation(ada, gone.id);
    const seen = async (who: Actor, format: string) => {
      const file = await words(who, { format, query: `article:${open.slug} OR article:${closed.slug}` });
      return [
        "for everybody",
        "for the group",
        "behind the door",
        "for me alone",
        "held words",
        "gone words",
        "held answer",
      ].map((note) => Number(file.includes(note)));
    };
    for (const format of SELECTION_FORMATS) {
      if (format === "tsv") continue;
      expect(await seen(asAda, format), format).toEqual([1, 1, 1, 1, 1, 0, 1]);
      expect(await seen(asBea, format), format).toEqual([1, 1, 1, 0, 0, 0, 0]);
    }
    for (const other of [stranger, VISITOR]) {
      const query = { query: `article:${closed.slug}` };
      for (const format of SELECTION_FORMATS) {
        await expect(exportSelection(other, { format, ...query }, ORIGIN)).rejects.toMatchObject({
          code: "invalid",
        });
        const file = await words(other, { format, query: `article:${open.slug}` });
        if (format !== "tsv") expect(file).toContain("for everybody");
        expect(file).not.toMatch(/for the group|for me alone|held words|held answer/);
      }
    }
    // A line of the table of spans for each that has one, and no more than may be seen.
    const lines = async (who: Actor) =>
      (await words(who, { format: "tsv", query: `article:${open.slug}` })).split("\n").length - 1;
    expect([await lines(asAda), await lines(asBea), await lines(stranger)]).toEqual([4, 2, 1]);
  });
});

describe("what stands in it", () => {
  const scene = async (title = "Thumbs & <families>") => {
    const ada = await actor();
    const bea = await actor();
    const book = await insertCodebook(pool());
    await pool().query(`UPDATE "Codebook" SET guidelines = 'Read twice.' WHERE id = $1`, [book.id]);
    await pool().query(
      `UPDATE "Code" SET definition = 'Says it.', "positiveExamples" = '[{"text":"Biden''s war","why":"whose?"}]' WHERE id = $1`,
      [book.codes[0]],
    );
    const text = "First 👍🏽 the thumb.\nThe family 👨‍👩‍👧‍👦 was sent, and Biden's war went on.";
    const article = await insertArticle(pool(), { text, title });
    const passage = {
      exact: "Biden's war",
      note: '=cmd|" /C calc"!A0',
      codeIds: [book.codes[0], book.codes[1]],
    };
    const on = await insertAnnotation(pool(), article, ada, passage);
    const { id } = await insertComment(pool(), article, on, bea, { body: "Whose war?" });
    await db.comment.update({ where: { id }, data: { quote: quoteOf(article, "the thumb") } });
    const family = await insertAnnotation(pool(), article, bea, {
      exact: "👨‍👩‍👧‍👦",
      codeIds: [book.codes[0]],
    });
    return { ada, bea, book, text, article, on, family, query: `article:${article.slug}` };
  };

  test("CSV: a row for each code, harmless to spreadsheets, with the discussion in a cell", async () => {
    const { ada, query, on, article } = await scene();
    const rows = parse(await words(ada, { format: "csv", query }), { columns: true }) as Record<
      string,
      string
    >[];
    expect(rows.map(({ passage, code_label }) => [passage, code_label])).toEqual([
      ["Biden's war", "First"],
      ["Biden's war", "Second"],
      ["👨‍👩‍👧‍👦", "First"],
    ]);
    expect(rows[0]).toMatchObject({
      article: article.slug,
      start: String(on.start),
      end: String(on.end),
      note: `'=cmd|" /C calc"!A0`,
      comments: "1",
      discussion: "Test Reader, on “the thumb”: Whose war?",
      permalink: `${ORIGIN}/annotations/${on.id}`,
    });
  });

  test("CSV: no cell is run as a formula, whoever wrote what is in it", async () => {
    const { ada, bea, query, book } = await scene("@SUM(1)");
    await pool().query(`UPDATE "Person" SET name = '=HYPERLINK("x")' WHERE id = ANY($1)`, [[ada.id, bea.id]]);
    await pool().query(`UPDATE "Code" SET name = '-1+1', label = ' +1' WHERE id = ANY($1)`, [book.codes]);
    const rows = parse(await words(ada, { format: "csv", query })) as string[][];
    expect(rows.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    const named = [
      "'@SUM(1)",
      `'=HYPERLINK("x")`,
      "' +1",
      "'-1+1",
      `'=HYPERLINK("x"), on “the thumb”: Whose war?`,
    ];
    expect(rows[1]).toEqual(expect.arrayContaining(named));
  });

  test("JSON lines: each line by its schema, and the place as the page has it", async () => {
    const { ada, query, on, text, article } = await scene();
    const lines = (await words(ada, { format: "jsonl", query })).trim().split("\n");
    const [first, second] = lines.map((line) => AnnotationLineSchema.parse(JSON.parse(line)));
    expect(first).toMatchObject({
      id: on.id,
      exact: "Biden's war",
      group: "public",
      comments: [{ body: "Whose war?", quote: { versionId: article.versionId, exact: "the thumb" } }],
    });
    expect(text.slice(second?.start ?? 0, second?.end ?? 0)).toBe("👨‍👩‍👧‍👦");
  });

  test("TSV: offsets in code points, as Python counts", async () => {
    const { ada, query, text, article } = await scene();
    const rows = (await words(ada, { format: "tsv", query }))
      .trim()
      .split("\n")
      .map((line) => line.split("\t"));
    expect(rows.map(([id, technique]) => [id, technique])).toEqual([
      [article.slug, "First"],
      [article.slug, "First"],
      [article.slug, "Second"],
    ]);
    expect(rows.map(([, , start, end]) => inText(text, { start: Number(start), end: Number(end) }))).toEqual([
      "👨‍👩‍👧‍👦",
      "Biden's war",
      "Biden's war",
    ]);
  });

  test("REFI-QDA: a project by its schema, whose references all lead somewhere and whose places hold", async () => {
    const { ada, bea, query, text, article, on, book } = await scene();
    const whole = await insertAnnotation(pool(), article, bea, { exact: "Biden's war", note: "Who pays?" });
    await pool().query(`DELETE FROM "Anchor" WHERE "annotationId" = $1`, [whole.id]);
    const file = unzipSync(await bytes(ada, { format: "qdpx", query }));
    expect(Object.keys(file)).toEqual(["project.qde", `sources/${article.versionId}.txt`]);
    const source = strFromU8(file[`sources/${article.versionId}.txt`] ?? new Uint8Array());
    expect(source).toBe(text);
    const project = parseXml(strFromU8(file["project.qde"] ?? new Uint8Array())).root as XmlElement;
    expect(againstSchema(strFromU8(file["project.qde"] ?? new Uint8Array()))).toEqual([]);
    const all = (name: string, from = project) => allNamed(name, from);
    expect(elementsIn(project).map(({ name }) => name)).toEqual(["Users", "CodeBook", "Sources", "Notes"]);
    expect(new Set(all("User").map(({ attributes }) => attributes.guid))).toEqual(new Set([ada.id, bea.id]));
    const guids = ["User", "Code", "TextSource", "PlainTextSelection", "Coding", "Note"].flatMap((name) =>
      all(name).map(({ attributes }) => attributes.guid ?? ""),
    );
    expect(new Set(guids).size).toBe(guids.length);
    const known = new Set(guids);
    for (const ref of [...all("CodeRef"), ...all("NoteRef")])
      expect(known).toContain(ref.attributes.targetGUID);
    for (const { attributes } of all("PlainTextSelection")) expect(known).toContain(attributes.creatingUser);
    const [root, ofCode] = all("Description").map(({ text }) => text);
    expect([root, ofCode]).toEqual(["Read twice.", "Says it.\n\nExamples:\nBiden's war\n→ whose?"]);
    expect(all("TextSource").map(({ attributes }) => [attributes.name, attributes.plainTextPath])).toEqual([
      ["Thumbs & <families>", `internal://${article.versionId}.txt`],
    ]);
    const selections = all("PlainTextSelection");
    expect(
      selections.map(({ attributes }) =>
        inText(source, { start: Number(attributes.startPosition), end: Number(attributes.endPosition) }),
      ),
    ).toEqual(["👨‍👩‍👧‍👦", "Biden's war"]);
    const coded = selections.find(({ attributes }) => attributes.guid === on.id) as XmlElement;
    expect(all("CodeRef", coded).map(({ attributes }) => attributes.targetGUID)).toEqual([...book.codes]);
    expect(all("Description", coded).map((said) => said.text)).toEqual([
      `=cmd|" /C calc"!A0\n\nTest Reader, on “the thumb”: Whose war?`,
    ]);
    expect(all("Note").map((note) => note.text.trim())).toEqual(["Who pays?"]);
    // Stable: the same again, byte for byte but for the time.
    const again = unzipSync(await bytes(ada, { format: "qdpx", query }));
    const timeless = (entry: Uint8Array | undefined) =>
      strFromU8(entry ?? new Uint8Array()).replace(/creationDateTime="[^"]*">/, "");
    expect(timeless(again["project.qde"])).toBe(timeless(file["project.qde"]));
  });

  test("REFI-QDA: codes of one name in two codebooks are told apart by their codebooks", async () => {
    const ada = await actor();
    const [article, one, other] = [
      await insertArticle(pool()),
      await insertCodebook(pool()),
      await insertCodebook(pool()),
    ];
    await insertAnnotation(pool(), article, ada, {
      exact: "Biden's war",
      codeIds: [one.codes[0], other.codes[0]],
    });
    const file = unzipSync(await bytes(ada, { format: "qdpx", query: `article:${article.slug}` }));
    const project = parseXml(strFromU8(file["project.qde"] ?? new Uint8Array())).root as XmlElement;
    const names = allNamed("Code", project).map(({ attributes }) => attributes.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => /^First \(.+\)/.test(name ?? ""))).toHaveLength(2);
  });

  test("REFI-QDA: two people, and two articles, of one name are told apart, as programs know them by it", async () => {
    const [ada, bea] = [await actor({ name: "Ada" }), await actor({ name: "ada" })];
    const articles = [
      await insertArticle(pool(), { title: "One title" }),
      await insertArticle(pool(), { title: "One title" }),
    ];
    for (const article of articles) {
      for (const who of [ada, bea]) await insertAnnotation(pool(), article, who, { exact: "Biden's war" });
    }
    const query = articles.map(({ slug }) => `article:${slug}`).join(" OR ");
    const file = unzipSync(await bytes(ada, { format: "qdpx", query }));
    const project = parseXml(strFromU8(file["project.qde"] ?? new Uint8Array())).root as XmlElement;
    const names = (element: string) => allNamed(element, project).map(({ attributes }) => attributes.name);
    expect(names("User").sort()).toEqual([`Ada (${ada.handle})`, `ada (${bea.handle})`].sort());
    const [first, second] = names("TextSource");
    expect(first).toBe("One title");
    expect(articles.map(({ slug }) => `One title (${slug})`)).toContain(second);
  });

  test("the report: one page that asks for nothing, with figures, passages and discussions", async () => {
    const { ada, query } = await scene();
    const html = await words(ada, { format: "report", query });
    const { document } = parseHTML(html);
    expect(document.querySelector("h2[lang]")?.textContent).toBe("Thumbs & <families>");
    expect([...document.querySelectorAll("tbody tr")].map((row) => row.textContent)).toEqual([
      "First212",
      "Second111",
    ]);
    expect([...document.querySelectorAll(".found blockquote")].map((one) => one.textContent)).toEqual([
      "👨‍👩‍👧‍👦",
      "Biden's war",
    ]);
    expect(document.querySelector(".thread > li")?.textContent).toMatch(/the thumb\s*Whose war\?/);
    expect(html).not.toMatch(/<script|<img|<link|src=|url\(/);
  });

  test("JSON-LD: a Web Annotation Collection, each reply after what it answers", async () => {
    const { ada, query, article } = await scene();
    const collection = JSON.parse(await words(ada, { format: "jsonld", query }));
    expect(collection).toMatchObject({ type: "AnnotationCollection", total: 3 });
    const { items } = collection.first;
    expect(items.flatMap(({ motivation }: { motivation: string }) => motivation)).toContain("replying");
    for (const { id } of items)
      expect(id).toContain(`${ORIGIN}/articles/${article.slug}/annotations/public/`);
    await expect(exportSelection(ada, { format: "jsonld", query }, "")).rejects.toMatchObject({
      code: "not-configured",
    });
  });
});

test("a query that cannot be read is told before anything is written", async () => {
  const ada = await actor();
  for (const query of ["code:no-such-code-at-all", "((", "made:2026-02-02..2026-01-01"]) {
    await expect(exportSelection(ada, { format: "csv", query }, ORIGIN)).rejects.toMatchObject({
      code: "invalid",
    });
  }
});
