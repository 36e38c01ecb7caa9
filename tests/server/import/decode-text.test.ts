import { describe, expect, test } from "vitest";
import { AppError } from "@/core/errors";
import { decodeText, refuseUnstorable } from "@/server/import/decode-text";

const utf8 = (text: string) => new TextEncoder().encode(text);
/** One byte per letter: Latin-1, which windows-1252 shares but for 0x80 to 0x9f. */
const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16le = (text: string, mark = true) =>
  new Uint8Array(Buffer.concat([Buffer.from(mark ? "\ufeff" : "", "utf16le"), Buffer.from(text, "utf16le")]));

const fault = (work: () => unknown): string => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.message;
    throw thrown;
  }
  throw new Error("It was taken.");
};

describe("bytes as text", () => {
  test.each([
    ["UTF-8", utf8("Grüße “von” 👨‍👩‍👧‍👦"), "Grüße “von” 👨‍👩‍👧‍👦", "utf-8"],
    ["UTF-8 with a byte order mark", utf8("\ufeffGrüße"), "Grüße", "utf-8"],
    ["UTF-16 with a mark", utf16le("Grüße 🙂"), "Grüße 🙂", "utf-16le"],
    ["UTF-16 without one", utf16le("Plain words in it", false), "Plain words in it", "utf-16le"],
  ])("%s is read by itself", (_, source, text, encoding) => {
    expect(decodeText(source)).toEqual({ text, encoding, misdeclared: null });
  });

  test("what came with it counts before what a page says of itself", () => {
    const page = bytes('<meta charset="utf-8"><p>Gr\xfc\xdfe</p>');
    expect(decodeText(page, { charset: "iso-8859-1", isHtml: true })).toMatchObject({
      text: '<meta charset="utf-8"><p>Grüße</p>',
      encoding: "windows-1252",
    });
  });

  test("a page's own declaration is followed, in HTML and in XML", () => {
    for (const head of ['<meta charset="windows-1251">', '<?xml version="1.0" encoding="windows-1251"?>']) {
      const page = Uint8Array.from([...bytes(head), 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
      expect(decodeText(page, { isHtml: true })).toMatchObject({
        text: `${head}Привет`,
        encoding: "windows-1251",
      });
    }
  });

  test("UTF-8 that says it is something else is read as what it is, and said to be", () => {
    expect(decodeText(utf8("<p>“Grüße” — ça va</p>"), { charset: "windows-1252" })).toEqual({
      text: "<p>“Grüße” — ça va</p>",
      encoding: "utf-8",
      misdeclared: "windows-1252",
    });
  });

  test("what says it is UTF-8 and is not is refused with the place, never read as something else", () => {
    const source = bytes("First line\nGr\xfc\xdfe");
    expect(fault(() => decodeText(source, { charset: "utf-8" }))).toMatch(
      /says that it is UTF-8.*line 2, byte 3/,
    );
    expect(fault(() => decodeText(source))).toMatch(/not UTF-8 \(line 2, byte 3\) and does not say/);
  });

  test("another script that says it is Western is refused: its letters make no words", () => {
    const russian = Uint8Array.from(
      [..."Привет, мир, сегодня хорошо"].map((letter) =>
        /[а-яП]/.test(letter) ? (letter.charCodeAt(0) - 0x350) & 0xff : letter.charCodeAt(0),
      ),
    );
    expect(fault(() => decodeText(russian, { charset: "iso-8859-1" }))).toMatch(/make no words/);
    expect(decodeText(russian, { charset: "windows-1251" }).text).toBe("Привет, мир, сегодня хорошо");
  });

  test("bytes that their encoding does not have are refused", () => {
    expect(fault(() => decodeText(Uint8Array.of(0x81, 0x20, 0xff), { charset: "shift_jis" }))).toMatch(
      /shift_jis/,
    );
    expect(fault(() => decodeText(bytes("Gr\x81\x8d"), { charset: "windows-1252" }))).toMatch(
      /make no words/,
    );
  });

  test.each(["utf-7", "klingon", "x-user-made"])("an encoding called %s is refused by name", (charset) => {
    expect(fault(() => decodeText(bytes("x"), { charset }))).toContain(charset);
  });

  test("UTF-32 is refused by name", () => {
    expect(fault(() => decodeText(Uint8Array.of(0xff, 0xfe, 0, 0, 65, 0, 0, 0)))).toContain("UTF-32");
  });

  test("NUL is refused with its line and place", () => {
    expect(fault(() => decodeText(utf8("one\ntwo\u0000three")))).toMatch(/Line 2, character 4 is a NUL/);
  });

  test.each([
    ["a\ud800b", "Line 1, character 2"],
    ["🙂\n🙂\udc00", "Line 2, character 3"],
    ["\udfff", "Line 1, character 1"],
  ])("half a surrogate pair is refused with its place: %j", (text, place) => {
    expect(fault(() => refuseUnstorable(text))).toContain(`${place} is half of a surrogate pair`);
  });

  test("half a surrogate pair in UTF-16 bytes is refused", () => {
    expect(fault(() => decodeText(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00)))).toMatch(/utf-16le/);
  });
});
