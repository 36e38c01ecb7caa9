import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { AppError } from "@/core/errors";
import { checkMarkup } from "@/core/text/markup";
import { readDocx } from "@/server/import/read-docx";
import { blockTexts, inlineTexts, lostOf } from "@/tests/core/import/imported";
import { coreProperties, makeDocx, paragraph, run } from "@/tests/support/docx";

const refusal = async (bytes: Uint8Array): Promise<AppError> => {
  try {
    await readDocx(bytes);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error("It was taken.");
};

describe("a Word document", () => {
  test("becomes its words with headings, quotations, lists, emphasis and links", async () => {
    const imported = await readDocx(
      makeDocx(
        paragraph(run("Talks resume"), "Title") +
          paragraph(`${run("He said “it’s ")}${run("important", "<w:b/>")}${run("” -- twice.  Yes")}`) +
          paragraph(run("Quoted."), "Quote") +
          paragraph(run("Next"), "Heading2") +
          paragraph(`<w:hyperlink r:id="rLink">${run("the source")}</w:hyperlink>`) +
          paragraph(run("")),
        coreProperties("Set by Word", "Ann Other &amp; Co"),
      ),
    );
    expect(blockTexts(imported)).toEqual([
      ["paragraph", "He said “it’s important” -- twice. Yes"],
      ["blockquote", "Quoted."],
      ["heading 2", "Next"],
      ["paragraph", "the source"],
    ]);
    expect(inlineTexts(imported)).toEqual([
      ["strong", "important"],
      ["link https://example.org/source", "the source"],
    ]);
    expect(imported.found).toMatchObject({ title: "Talks resume", author: "Ann Other & Co" });
    expect(checkMarkup(imported.text, imported.markup)).toBeNull();
  });

  test("loses tables and underlining, says so, and keeps their words", async () => {
    const cell = (text: string) => `<w:tc>${paragraph(run(text))}</w:tc>`;
    const imported = await readDocx(
      makeDocx(
        `<w:tbl><w:tr>${cell("a")}${cell("b")}</w:tr></w:tbl>${paragraph(run("under", '<w:u w:val="single"/>'))}`,
      ),
    );
    expect(imported.text).toBe("a\tb\nunder");
    expect(lostOf(imported)).toEqual({ table: 1, formatting: 1 });
  });

  test.each([
    ["something else", strToU8("Just words"), "no Word document"],
    ["an archive of something else", zipSync({ "a.txt": strToU8("x") }), "no Word document"],
    ["a document with a password", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), "password"],
    ["one that is cut off", makeDocx(paragraph(run("x"))).subarray(0, 600), "damaged"],
    ["one whose XML is broken", makeDocx("<w:p><w:r><w:t>x</w:p>"), "damaged"],
    [
      "one that declares entities",
      makeDocx("", { "word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }),
      "damaged",
    ],
  ])("is told from %s", async (_, bytes, words) => {
    expect((await refusal(bytes)).message).toContain(words);
  });

  test("with an encrypted part is refused", async () => {
    const bytes = makeDocx(paragraph(run("x")));
    // The flag that says so, in the directory's first entry (APPNOTE.TXT 4.4.4).
    const at = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes[at + 8] = 1;
    expect((await refusal(bytes)).message).toContain("password");
  });

  test("with data that was changed on the way is refused", async () => {
    const bytes = makeDocx(paragraph(run("words ".repeat(2_000))));
    bytes.fill(0xff, 60, 300);
    expect((await refusal(bytes)).code).toBe("invalid");
  });
});

describe("a zip bomb in a document", () => {
  const spaces = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024).fill(0x20);

  test("that says how large it is, is refused before anything of it is inflated", async () => {
    const error = await refusal(makeDocx("", { "word/document.xml": spaces(30) }));
    expect(error.code).toBe("too-large");
    expect(error.message).toContain("Nothing was saved");
  });

  test("in a part that nobody would read is refused too", async () => {
    expect((await refusal(makeDocx("", { "word/media/a.bin": spaces(30) }))).code).toBe("too-large");
  });

  test("of very many files is refused", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, index) => [`word/${index}.bin`, new Uint8Array()]),
    );
    expect((await refusal(makeDocx("", files))).code).toBe("too-large");
  });

  test("that lies about its size is inflated no further than allowed", async () => {
    const bytes = makeDocx("", { "word/document.xml": spaces(30) });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // The size that the directory claims for the large entry, made small.
    for (let at = 0; at + 28 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 20_000_000) {
        view.setUint32(at + 24, 1_000, true);
      }
    }
    expect((await refusal(bytes)).code).toBe("too-large");
  });

  test("deep XML ends in an answer", async () => {
    const deep = "<w:ins>".repeat(60_000) + "</w:ins>".repeat(60_000);
    const answer = await readDocx(makeDocx(paragraph(deep) + paragraph(run("After")))).then(
      (imported) => imported.text,
      (thrown: Error) => thrown.name,
    );
    expect(["After", "AppError", "ImportFault"]).toContain(answer);
  });
});
