import { expect, test } from "vitest";
import { type Edit, type Format, formatEdit, pasteLinkEdit } from "@/components/markdown/markdown-format";

const SAMPLES = { bold: "bold", italic: "italic", link: "words" };

/** A text with its selection between brackets; a caret is [] */
function parse(marked: string) {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  return { text: marked.replace("[", "").replace("]", ""), start, end };
}

function applied(text: string, edit: Edit): string {
  const result = text.slice(0, edit.start) + edit.insert + text.slice(edit.end);
  return `${result.slice(0, edit.selectStart)}[${result.slice(edit.selectStart, edit.selectEnd)}]${result.slice(edit.selectEnd)}`;
}

function format(marked: string, kind: Format): string {
  const { text, start, end } = parse(marked);
  return applied(text, formatEdit(text, start, end, kind, SAMPLES));
}

test("emphasis goes around the words, not the white space beside them, and off again", () => {
  expect(format("a [b ]c", "bold")).toBe("a **[b]** c");
  expect(format("a **[b]** c", "bold")).toBe("a [b] c");
  expect(format("a [b] c", "italic")).toBe("a *[b]* c");
  expect(format("a *[b]* c", "italic")).toBe("a [b] c");
});

test("italic within bold is added to it, and taken away without it", () => {
  expect(format("**[b]**", "italic")).toBe("***[b]***");
  expect(format("***[b]***", "italic")).toBe("**[b]**");
  expect(format("***[b]***", "bold")).toBe("*[b]*");
});

test("without a selection stand words to be typed over", () => {
  expect(format("a []", "bold")).toBe("a **[bold]**");
  expect(format("[]", "italic")).toBe("*[italic]*");
  expect(format("[]", "link")).toBe("[[words]](https://)");
});

test("quoting takes whole lines, and back", () => {
  expect(format("x\na[b\nc]d\ny", "quote")).toBe("x\n[> ab\n> cd]\ny");
  expect(format("x\n> a[b\n> c]d\ny", "quote")).toBe("x\n[ab\ncd]\ny");
  expect(format("a[]b", "quote")).toBe("> ab[]");
});

test("a link takes the selected words, or the selected address", () => {
  const words = parse("see [this] now");
  expect(applied(words.text, formatEdit(words.text, words.start, words.end, "link", SAMPLES))).toBe(
    "see [this]([https://]) now",
  );
  const address = parse("[https://a.example]");
  expect(applied(address.text, formatEdit(address.text, address.start, address.end, "link", SAMPLES))).toBe(
    "[[words]](https://a.example)",
  );
});

test("pasting an address over words makes a link of them, and nothing else does", () => {
  const text = "see this now";
  const edit = pasteLinkEdit(text, 4, 8, " https://a.example/x ");
  expect(edit && applied(text, edit)).toBe("see [this](https://a.example/x)[] now");
  expect(pasteLinkEdit(text, 4, 4, "https://a.example")).toBeNull();
  expect(pasteLinkEdit(text, 4, 8, "javascript:alert(1)")).toBeNull();
  expect(pasteLinkEdit(text, 4, 8, "https://a.example and more")).toBeNull();
  expect(pasteLinkEdit("https://b.example", 0, 17, "https://a.example")).toBeNull();
});
