import { parseXml, XmlElement, XmlError } from "@rgrove/parse-xml";
import type { CodebookSeed, CodeSeed } from "@/core/codebook";
import { assemble, type FoundCode } from "@/core/codebook/file/assemble";
import { descriptionOf, readDescription } from "@/core/codebook/file/description";
import {
  type FileLine,
  FileRefused,
  lineAt,
  type ReadCodebook,
  wholeFile,
} from "@/core/codebook/file/read-result";
import { hexOf, nearestColour } from "@/core/codebook/palette";
import { escapeXml } from "@/core/xml-text";

/** REFI-QDA 1.0, codebook exchange (qdasoftware.org): the namespace of its schema. */
const NAMESPACE = "urn:QDA-XML:codebook:1.0";
/** The set of all codes, whose description is what is said of the codebook as a whole: it has no place of its own. */
const ALL_SET = "All codes: guidelines";
/** The set in which we keep codes that are no longer used, which the standard has no mark for. */
const DEPRECATED_SET = "No longer used";

/**
 * A codebook as REFI-QDA software reads it. Headings are codes that are not codable; what a code says besides
 * its name is its description.
 * @param guidOf a UUID for each code and set, the same in each export
 */
export function codebookToQdc(book: CodebookSeed, guidOf: (slug: string) => string): string {
  const children = new Map<string | null, CodeSeed[]>();
  for (const code of book.codes) {
    const list = children.get(code.parent) ?? [];
    children.set(code.parent, list);
    list.push(code);
  }
  const write = (code: CodeSeed, indent: string): string => {
    const text = descriptionOf(code);
    const inner = [
      ...(text ? [`${indent}  <Description>${escapeXml(text)}</Description>\n`] : []),
      ...(children.get(code.slug) ?? []).map((child) => write(child, `${indent}  `)),
    ].join("");
    const attributes = `guid="${guidOf(code.slug)}" name="${escapeXml(code.name)}" isCodable="${!code.isGroup}" color="${hexOf(code)}"`;
    return inner
      ? `${indent}<Code ${attributes}>\n${inner}${indent}</Code>\n`
      : `${indent}<Code ${attributes}/>\n`;
  };
  const codes = (children.get(null) ?? []).map((code) => write(code, "    ")).join("");
  const old = book.codes.filter(({ deprecated }) => deprecated);
  const set = (key: string, name: string, description: string, members: readonly CodeSeed[]): string =>
    `    <Set guid="${guidOf(key)}" name="${name}">\n${
      description === "" ? "" : `      <Description>${escapeXml(description)}</Description>\n`
    }${members.map(({ slug }) => `      <MemberCode guid="${guidOf(slug)}"/>\n`).join("")}    </Set>\n`;
  const lines = [
    ...(book.guidelines === "" ? [] : [set("#guidelines", ALL_SET, book.guidelines, book.codes)]),
    ...(old.length === 0 ? [] : [set("#deprecated", DEPRECATED_SET, "", old)]),
  ];
  const sets = lines.length === 0 ? "" : `  <Sets>\n${lines.join("")}  </Sets>\n`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="${NAMESPACE}" origin="Marginalia">\n  <Codes>\n${codes}  </Codes>\n${sets}</CodeBook>\n`;
}

/** @param name of the new codebook, which the file does not say */
export function codebookFromQdc(text: string, name: string): ReadCodebook {
  const root = parsed(text);
  if (root?.name !== "CodeBook" || root.attributes.xmlns !== NAMESPACE) {
    throw new FileRefused(wholeFile("not-a-codebook"));
  }
  const faults: FileLine[] = [];
  const notes: FileLine[] = [];
  const members = new Set<string>();
  let guidelines = "";
  for (const set of elements(child(root, "Sets"), "Set")) {
    if (set.attributes.name === ALL_SET) {
      guidelines = child(set, "Description")?.text ?? "";
      continue;
    }
    const isOurs = set.attributes.name === DEPRECATED_SET;
    for (const member of elements(set, "MemberCode")) {
      const guid = member.attributes.guid ?? member.attributes.targetGUID;
      if (isOurs && guid) members.add(guid.toLowerCase());
    }
    if (!isOurs) {
      const about = set.attributes.name ?? "";
      notes.push({ line: lineAt(text, set.start), about, reason: "sets-left-out", detail: [about] });
    }
  }
  const codes: FoundCode[] = [];
  const guids = new Set<string>();
  const read = (element: XmlElement, parentKey: string | null): void => {
    const line = lineAt(text, element.start);
    const { guid = "", name: codeName = "", color = "", isCodable = "true" } = element.attributes;
    const key = guid.toLowerCase() || `#${codes.length + 1}`;
    if (guids.has(key)) {
      faults.push({ line, about: codeName, reason: "guid-twice", detail: [guid] });
      return;
    }
    guids.add(key);
    const colour = nearestColour(color);
    if (colour && hexOf(colour) !== color.toUpperCase()) {
      notes.push({ line, about: codeName, reason: "colour-changed", detail: [color, hexOf(colour)] });
    }
    codes.push({
      line,
      key,
      parentKey,
      mergedKey: null,
      slug: null,
      fields: {
        name: codeName,
        label: codeName,
        ...readDescription(child(element, "Description")?.text ?? ""),
        ...colour,
        hotkey: null,
        isGroup: isCodable === "false" || isCodable === "0",
        ...(members.has(key) && { deprecated: true }),
      },
    });
    for (const inner of elements(element, "Code")) read(inner, key);
  };
  for (const element of elements(child(root, "Codes"), "Code")) read(element, null);
  return assemble({ head: { name, description: "", guidelines, source: "" }, codes, faults, notes });
}

function parsed(text: string): XmlElement | null {
  try {
    return parseXml(text, { includeOffsets: true }).root;
  } catch (thrown) {
    // The parser and the reading below recurse; nobody nests codes so deep that the stack ends.
    if (thrown instanceof RangeError) throw new FileRefused(wholeFile("not-xml"));
    if (!(thrown instanceof XmlError)) throw thrown;
    throw new FileRefused({ ...wholeFile("not-xml"), line: thrown.line });
  }
}

const elements = (parent: XmlElement | null, name: string): XmlElement[] =>
  (parent?.children ?? []).filter(
    (node): node is XmlElement => node instanceof XmlElement && node.name === name,
  );

const child = (parent: XmlElement, name: string): XmlElement | null => elements(parent, name)[0] ?? null;
