/** A text field's value with its selection, in UTF-16 code units. */
export interface SourceEdit {
  text: string;
  start: number;
  end: number;
}

/** Puts signs around the selected words, or takes them away where they stand around them already. */
export function toggleSign(
  { text, start, end }: SourceEdit,
  before: string,
  after: string,
  placeholder = "",
): SourceEdit {
  const words = text.slice(start, end) || placeholder;
  const isOn = text.slice(0, start).endsWith(before) && text.slice(end).startsWith(after);
  if (isOn && words !== "") {
    return {
      text: text.slice(0, start - before.length) + text.slice(start, end) + text.slice(end + after.length),
      start: start - before.length,
      end: end - before.length,
    };
  }
  return {
    text: text.slice(0, start) + before + words + after + text.slice(end),
    start: start + before.length,
    end: start + before.length + words.length,
  };
}

const LINE_SIGN = /^(?:#{1,6} |> |- )/;

/** Begins each selected line with a sign in place of another, or takes it away where all of them have it. */
export function toggleLineSign({ text, start, end }: SourceEdit, sign: string): SourceEdit {
  const from = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  const lineBreak = text.indexOf("\n", end);
  const to = lineBreak < 0 ? text.length : lineBreak;
  const lines = text.slice(from, to).split("\n");
  const isOn = lines.every((line) => line.startsWith(sign) || line.trim() === "");
  const changed = lines
    .map((line) => {
      if (line.trim() === "") return line;
      const bare = line.replace(LINE_SIGN, "");
      return isOn ? bare : sign + bare;
    })
    .join("\n");
  return { text: text.slice(0, from) + changed + text.slice(to), start: from, end: from + changed.length };
}
