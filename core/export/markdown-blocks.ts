import type { BlockContent, PhrasingContent, RootContent } from "mdast";
import type { ExportPlace } from "@/core/export/layer-export";
import { type MarkedBlock, markedBlocks, type Run } from "@/core/export/marked-blocks";
import type { Markup } from "@/core/text/markup-schema";
import type { TextRange } from "@/core/text/range";

/**
 * The article's blocks as Markdown trees, one at a time; passages are footnote references where they end.
 * What Markdown cannot hold gives way to the words: emphasis leaves out white space at its edges, and a
 * reference inside of preformatted text stands below it.
 */
export function* markdownBlocks(
  text: string,
  markup: Markup,
  places: readonly ExportPlace[],
): Generator<RootContent[]> {
  for (const marked of markedBlocks(text, markup, places)) yield blockNodes(marked, text);
}

/** How a passage's footnote is called. */
export const footnoteLabel = (number: number): string => String(number);

export const footnoteReference = (number: number): PhrasingContent => ({
  type: "footnoteReference",
  identifier: footnoteLabel(number),
  label: footnoteLabel(number),
});

function blockNodes({ block, runs }: MarkedBlock, text: string): RootContent[] {
  if (block.type === "preformatted") {
    const references = runs.flatMap((run) => run.ends.map(footnoteReference));
    const code: BlockContent = { type: "code", value: text.slice(block.start, block.end) };
    return references.length > 0 ? [code, { type: "paragraph", children: references }] : [code];
  }
  const children = joined(nest(trimmed(runs, text), text, ["href", "strong", "emphasis", "code"]));
  switch (block.type) {
    case "heading":
      return [
        {
          type: "heading",
          depth: Math.min(6, (block.level ?? 1) + 1) as 2,
          children: children.map(onOneLine),
        },
      ];
    case "blockquote":
      return [{ type: "blockquote", children: [{ type: "paragraph", children }] }];
    case "list-item":
      return [
        {
          type: "list",
          spread: false,
          children: [{ type: "listItem", spread: false, children: [{ type: "paragraph", children }] }],
        },
      ];
    default:
      return [{ type: "paragraph", children }];
  }
}

type Look = "href" | "strong" | "emphasis" | "code";

const spanOf = (runs: readonly Run[]): TextRange => ({
  start: runs[0]?.start ?? 0,
  end: runs.at(-1)?.end ?? 0,
});

const clip = (runs: readonly Run[], { start, end }: TextRange): Run[] =>
  runs.map((run) => ({
    ...run,
    start: Math.min(Math.max(run.start, start), end),
    end: Math.max(start, Math.min(run.end, end)),
  }));

/** Runs without the white space at the block's edges, where Markdown has none; numbers stay. */
function trimmed(runs: readonly Run[], text: string): Run[] {
  const { start, end } = spanOf(runs);
  const whole = text.slice(start, end);
  return clip(runs, { start: end - whole.trimStart().length, end: start + whole.trimEnd().length });
}

/** Neighbours that share a look stand in one node for it; looks nest in the order given. */
function nest(runs: readonly Run[], text: string, [look, ...inner]: readonly Look[]): PhrasingContent[] {
  if (look === undefined)
    return runs.flatMap((run) => [...words(text.slice(run.start, run.end)), ...notes(run)]);
  const nodes: PhrasingContent[] = [];
  for (let at = 0; at < runs.length; ) {
    const value = runs[at]?.[look];
    let to = at + 1;
    while (to < runs.length && runs[to]?.[look] === value) to++;
    nodes.push(
      ...(value ? wrap(runs.slice(at, to), text, look, inner) : nest(runs.slice(at, to), text, inner)),
    );
    at = to;
  }
  return nodes;
}

function wrap(runs: readonly Run[], text: string, look: Look, inner: readonly Look[]): PhrasingContent[] {
  const { start, end } = spanOf(runs);
  const whole = text.slice(start, end);
  if (whole.trim() === "") return nest(runs, text, inner);
  if (look === "code")
    return runs.flatMap((run) => [...codeOf(text.slice(run.start, run.end)), ...notes(run)]);
  const href = runs[0]?.href;
  if (look === "href" && href) {
    // A footnote inside of a link would be a link in a link.
    const children = nest(
      runs.map((run) => ({ ...run, ends: [] })),
      text,
      inner,
    );
    return [{ type: "link", url: href, children }, ...runs.flatMap(notes)];
  }
  const middle = {
    start: start + (EDGE_BEFORE.exec(whole)?.[0].length ?? 0),
    end: end - (EDGE_AFTER.exec(whole)?.[0].length ?? 0),
  };
  const isBesideControl =
    NEVER_REFERRED.test(text.slice(Math.max(0, start - 2), start)) ||
    NEVER_REFERRED.test(text.slice(end, end + 2));
  if (middle.start >= middle.end || isBesideControl) return nest(runs, text, inner);
  const inside = clip(runs, middle);
  const last = inside.pop();
  const children = nest(last ? [...inside, { ...last, ends: [] }] : inside, text, inner);
  return [
    ...words(text.slice(start, middle.start)),
    { type: look === "strong" ? "strong" : "emphasis", children },
    ...words(text.slice(middle.end, end)),
    ...(last ? notes(last) : []),
  ];
}

/**
 * Emphasis cannot begin or end with white space; nor with a control character, which the writer would give
 * as a reference that reads back as U+FFFD (CommonMark 0.31.2 section 2.5).
 */
const EDGE_BEFORE = /^[\s\p{Cc}\p{NChar}]*/u;
const EDGE_AFTER = /[\s\p{Cc}\p{NChar}]*$/u;
const NEVER_REFERRED = /(?!\s)[\p{Cc}\p{NChar}]/u;

const notes = (run: Run): PhrasingContent[] => run.ends.map(footnoteReference);

/** A line break of the text is a line break of the page. */
function words(value: string): PhrasingContent[] {
  return value.split(/\r\n|\r|\n/).flatMap((line, index): PhrasingContent[] => {
    const nodes: PhrasingContent[] = line === "" ? [] : [{ type: "text", value: line }];
    return index === 0 ? nodes : [{ type: "break" }, ...nodes];
  });
}

/** Neighbours of one kind as one: beside each other their marks would be read as others. */
function joined(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const whole: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = whole.at(-1);
    if (last?.type === "inlineCode" && node.type === "inlineCode") last.value += node.value;
    else if (last && (last.type === "emphasis" || last.type === "strong") && last.type === node.type)
      last.children.push(...node.children);
    else whole.push({ ...node });
  }
  return whole.map((node) =>
    "children" in node ? ({ ...node, children: joined(node.children) } as PhrasingContent) : node,
  );
}

/** Code may not hold a line break, nor be white space alone, without changing. */
const codeOf = (value: string): PhrasingContent[] =>
  value.trim() === "" || /[\r\n]/.test(value) ? words(value) : [{ type: "inlineCode", value }];

/** A heading is one line. */
function onOneLine(node: PhrasingContent): PhrasingContent {
  if (node.type === "break") return { type: "text", value: " " };
  if ("children" in node) return { ...node, children: node.children.map(onOneLine) } as PhrasingContent;
  return node;
}
