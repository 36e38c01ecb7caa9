export type Format = "bold" | "italic" | "quote" | "link";

/** One replacement in a text, and what is selected after it. Positions are UTF-16 code units. */
export interface Edit {
  start: number;
  end: number;
  insert: string;
  selectStart: number;
  selectEnd: number;
}

/** Stand in for words that are not there yet; selected, so that typing replaces them. */
export interface Samples {
  bold: string;
  italic: string;
  link: string;
}

const MARKS = { bold: "**", italic: "*" } as const;
const ADDRESS = /^https?:\/\/\S+$/i;

/** What a formatting button does to the selection `start`–`end` of `text`. Done twice, it undoes itself. */
export function formatEdit(text: string, start: number, end: number, format: Format, samples: Samples): Edit {
  if (format === "quote") return quote(text, start, end);
  if (format === "link") return link(text, start, end, samples.link);
  return wrap(text, start, end, MARKS[format], samples[format]);
}

/** Pasting an address over words makes a link of them; null where the paste is none or nothing is selected. */
export function pasteLinkEdit(text: string, start: number, end: number, pasted: string): Edit | null {
  const words = text.slice(start, end);
  const address = pasted.trim();
  if (!ADDRESS.test(address) || words.trim() === "" || ADDRESS.test(words.trim()) || /[\n[\]]/.test(words)) {
    return null;
  }
  const insert = `[${words}](${address})`;
  return { start, end, insert, selectStart: start + insert.length, selectEnd: start + insert.length };
}

function wrap(text: string, from: number, to: number, mark: string, sample: string): Edit {
  const selected = text.slice(from, to);
  // Emphasis beside white space is none: "** a**" (CommonMark section 6.2).
  const start = from + (selected.trim() === "" ? 0 : selected.length - selected.trimStart().length);
  const end = selected.trim() === "" ? from : from + selected.trimEnd().length;
  const words = text.slice(start, end);

  const isAround = text.slice(0, start).endsWith(mark) && text.startsWith(mark, end);
  // One star beside another is half of a bold mark.
  const isBold = mark === "*" && text.slice(0, start).endsWith("**") && text.startsWith("**", end);
  const isBoldItalic = text.slice(0, start).endsWith("***") && text.startsWith("***", end);
  if (words !== "" && isAround && (!isBold || isBoldItalic)) {
    const outer = start - mark.length;
    return {
      start: outer,
      end: end + mark.length,
      insert: words,
      selectStart: outer,
      selectEnd: outer + words.length,
    };
  }
  const inside = words || sample;
  return {
    start,
    end,
    insert: mark + inside + mark,
    selectStart: start + mark.length,
    selectEnd: start + mark.length + inside.length,
  };
}

function quote(text: string, from: number, to: number): Edit {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const after = text.indexOf("\n", to);
  const end = after === -1 ? text.length : after;
  const lines = text.slice(start, end).split("\n");
  const isQuoted = lines.every((line) => line.startsWith(">"));
  const changed = lines.map((line) => (isQuoted ? line.replace(/^> ?/, "") : `> ${line}`));
  const insert = changed.join("\n");
  const isCaret = from === to;
  return {
    start,
    end,
    insert,
    selectStart: isCaret ? start + insert.length : start,
    selectEnd: start + insert.length,
  };
}

function link(text: string, start: number, end: number, sample: string): Edit {
  const selected = text.slice(start, end);
  if (ADDRESS.test(selected.trim())) {
    const insert = `[${sample}](${selected.trim()})`;
    return { start, end, insert, selectStart: start + 1, selectEnd: start + 1 + sample.length };
  }
  const words = selected || sample;
  const address = "https://";
  const insert = `[${words}](${address})`;
  if (selected === "") {
    return { start, end, insert, selectStart: start + 1, selectEnd: start + 1 + words.length };
  }
  const at = start + words.length + 3;
  return { start, end, insert, selectStart: at, selectEnd: at + address.length };
}
