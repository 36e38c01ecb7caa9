import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { newId } from "@/core/new-id";
import { root } from "@/scripts/lib/paths.mjs";
import { lockWords } from "@/server/articles/commands";
import { contentHashOf } from "@/server/articles/known-article";
import { pool } from "@/server/db";
import { type FileOutcome, importFolder } from "@/server/import/import-folder";
import { someone } from "@/tests/server/groups/actors";
import { makeDocx, paragraph, run } from "@/tests/support/docx";

/** A folder of this test's own. */
function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "marginalia-import-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return folder;
}

const unique = (note: string) => `${note} of ${newId()}, in words that nobody else has.`;

async function importAll(folder: string) {
  const outcomes: FileOutcome[] = [];
  const actor = await someone("The keeper", "administrator");
  const counts = await importFolder(actor, folder, {
    visibility: "public",
    groupIds: [],
    onFile: (outcome) => outcomes.push(outcome),
  });
  return { counts, outcomes, of: (file: string) => outcomes.find((one) => one.file === file) };
}

const rowsOf = async (where: string, values: unknown[]) =>
  (
    await pool().query(
      `SELECT a.slug, a.author, a.source, a.language, a."publishedAt", a."canonicalUrl", v.title, v.text
    FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId" WHERE ${where}`,
      values,
    )
  ).rows;

describe("importing a folder", () => {
  test("brings in every format, of folders in it too, and reports each file", async () => {
    const bad = new Uint8Array([0x47, 0xfc]);
    const folder = folderWith({
      "a.txt": unique("Text"),
      "b.md": `# A title\n\n${unique("Markdown")}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`,
      "deep/er/c.html": `<title>Of HTML</title><p>${unique("HTML")}</p>`,
      "d.docx": makeDocx(paragraph(run(unique("Word")))),
      "bad.txt": bad,
      "empty.md": "",
      "picture.png": "not looked at",
      ".hidden.txt": "not looked at",
    });
    const { counts, of } = await importAll(folder);
    expect(counts).toEqual({ files: 6, imported: 4, known: 0, refused: 2 });
    expect(of("b.md")).toMatchObject({ is: "imported", lost: ["1 table"] });
    expect(of("bad.txt")).toMatchObject({
      is: "refused",
      why: expect.stringContaining("not UTF-8 (line 1, byte 2)"),
    });
    expect(of("empty.md")).toMatchObject({ is: "refused", why: expect.stringContaining("no words") });
    expect(of("deep/er/c.html")).toMatchObject({ is: "imported", slug: expect.stringMatching(/^of-html/) });
  });

  test("takes what side-cars and manifests say, as the seed's does", async () => {
    const [one, two, three] = [unique("One"), unique("Two"), unique("Three")];
    const slug = `from-a-manifest-${newId()}`;
    const folder = folderWith({
      "one.txt": one,
      "one.json": JSON.stringify({
        title: "Said aside",
        author: "Ann",
        date: "2024-05-06",
        language: "de",
        note: "for people",
      }),
      "two.txt": two,
      "sub/three.txt": three,
      "articles.json": JSON.stringify([
        { file: "two.txt", slug, workingTitle: "Of the manifest", source: "The Daily" },
        { file: "sub/three.txt", title: "Below", canonicalUrl: `https://example.org/${slug}` },
      ]),
    });
    expect((await importAll(folder)).counts.imported).toBe(3);
    expect(await rowsOf("v.text = $1", [one])).toMatchObject([
      { title: "Said aside", author: "Ann", language: "de", publishedAt: new Date("2024-05-06T00:00:00Z") },
    ]);
    expect(await rowsOf("v.text = $1", [two])).toMatchObject([
      { title: "Of the manifest", slug, source: "The Daily" },
    ]);
    expect(await rowsOf("v.text = $1", [three])).toMatchObject([
      { title: "Below", canonicalUrl: `https://example.org/${slug}` },
    ]);
  });

  test("refuses a file whose side-car cannot be read, and goes on with the others", async () => {
    const folder = folderWith({
      "a.txt": unique("A"),
      "a.json": "{",
      "b.txt": unique("B"),
      "b.json": JSON.stringify({ date: "sometime" }),
      "c.txt": unique("C"),
    });
    const { counts, of } = await importAll(folder);
    expect(counts).toMatchObject({ imported: 1, refused: 2 });
    expect(of("a.txt")).toMatchObject({ why: "a.json is not JSON." });
    expect(of("b.txt")).toMatchObject({ why: "“sometime” is no date." });
  });

  test("run twice brings in nothing twice, and says where each article is", async () => {
    const folder = folderWith({ "a.txt": unique("A"), "b.md": unique("B") });
    const first = await importAll(folder);
    const second = await importAll(folder);
    expect(second.counts).toEqual({ files: 2, imported: 0, known: 2, refused: 0 });
    expect(second.of("a.txt")).toEqual({ ...first.of("a.txt"), is: "known", lost: undefined });
  });
});

describe("the command", () => {
  /** `scripts/import.ts` in a process of its own, on this test's database. */
  function start(
    folder: string,
    ...args: string[]
  ): { child: ChildProcess; lines: string[]; ended: Promise<number | null> } {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/import.ts", folder, ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (chunk: string) => lines.push(...chunk.split("\n").filter(Boolean)));
    }
    return { child, lines, ended: new Promise((resolve) => child.once("close", resolve)) };
  }

  const many = (count: number) => {
    const mark = newId();
    const files = Array.from({ length: count }, (_, index) => [
      `${String(index).padStart(3, "0")}.txt`,
      `Number ${index} of ${mark}.`,
    ]);
    return { mark, files, folder: folderWith(Object.fromEntries(files)) };
  };
  /** Nobody brings in these words until it is released, as if somebody else were just doing it. */
  const holdUpAt = async (words: string) => {
    const { text, values } = lockWords(contentHashOf(words));
    const other = await pool().connect();
    await other.query("BEGIN");
    await other.query(text, values);
    return async () => {
      await other.query("ROLLBACK");
      other.release();
    };
  };
  const importedOf = async (mark: string): Promise<number> =>
    (await pool().query(`SELECT 1 FROM "ArticleVersion" WHERE text LIKE '%' || $1 || '%'`, [mark])).rows
      .length;

  test("that was killed in between is finished by the next, twice at once, and nothing doubles", async () => {
    const { mark, folder, files } = many(60);
    const release = await holdUpAt(files[20]?.[1] ?? "");
    const killed = start(folder);
    await new Promise<void>((resolve) => {
      killed.child.stdout?.on("data", () => {
        if (killed.lines.filter((line) => line.includes("imported as")).length >= 20) resolve();
      });
    });
    killed.child.kill("SIGKILL");
    await killed.ended;
    await release();
    const before = await importedOf(mark);
    expect(before).toBe(20);

    const both = [start(folder), start(folder)];
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(await importedOf(mark)).toBe(60);
    const imported = both.flatMap(({ lines }) => lines).filter((line) => line.includes("imported as"));
    expect(imported).toHaveLength(60 - before);
    for (const { lines } of both) {
      expect(lines.at(0)).toMatch(/^\[1\/60\] 000\.txt: /);
      expect(lines.at(-1)).toMatch(/^60 files: \d+ imported, \d+ already there, 0 refused\.$/);
    }
  }, 120_000);

  test("ends with 1 where something was refused, and with words where there is nobody of that name", async () => {
    const folder = folderWith({ "a.txt": unique("A"), "b.docx": "no document" });
    const refusing = start(folder);
    expect(await refusing.ended).toBe(1);
    expect(refusing.lines.join("\n")).toMatch(/\[2\/2\] b\.docx: refused\. This is no Word document/);
    const nobody = start(folder, "--as", "nobody-of-this-name");
    expect(await nobody.ended).toBe(2);
    expect(nobody.lines.join("\n")).toContain("There is nobody with the handle nobody-of-this-name.");
  }, 120_000);
});
