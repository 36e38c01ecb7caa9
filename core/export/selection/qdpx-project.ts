import { v5 } from "uuid";
import { codeRgb } from "@/core/export/selection/code-rgb";
import {
  asLine,
  codersOf,
  codesOf,
  type SelectedArticle,
  type SelectedItem,
  type SelectionCode,
  type SelectionHead,
} from "@/core/export/selection/selection";
import { uniqueNames } from "@/core/export/selection/unique-names";
import { CodePointIndex } from "@/core/web-annotation/code-points";
import { escapeXml } from "@/core/xml-text";

/** Names made from names here are the same in every export (RFC 9562, section 5.5). */
const NAMESPACE = "0d9a4b6e-6f0e-5c0e-9a54-0a6f6d61726e";
export const guidFor = (name: string): string => v5(name, NAMESPACE);

export interface QdpxPerson {
  id: string;
  name: string;
  handle: string;
}

/**
 * `project.qde`, the description inside a REFI-QDA project (QDA-XML project 1.0 of 2019, which ATLAS.ti, MAXQDA, NVivo,
 * QualCoder read): who coded, the codebooks, each article as a plain text source with its coded passages. What was
 * said of a passage is its description, which all of them show; several of them read no note that hangs on a passage.
 * Only what stands on no passage is a note. Names of people and of sources are told apart: QualCoder knows both by
 * them, and of what two people of one name coded alike it would keep one. Elements stand in the order that its schema wants. Positions count Unicode
 * code points, half-open. GUIDs are our ids, or made of them, so that the same thing has the same one in every export.
 */
export async function* qdpxProject(
  head: SelectionHead,
  people: readonly QdpxPerson[],
  usedCodes: ReadonlySet<string>,
  articles: () => AsyncIterable<SelectedArticle>,
): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="utf-8"?>\n<Project${attributes({
    xmlns: "urn:QDA-XML:project:1.0",
    name: ["Marginalia", head.settledBy?.name ?? head.query].filter((part) => part !== "").join(": "),
    origin: "Marginalia",
    creationDateTime: seconds(head.exportedAt),
  })}>\n`;
  if (people.length > 0) {
    yield `<Users>\n${people.map((person) => `<User${attributes({ guid: person.id, name: nameIn(people, person) })}/>\n`).join("")}</Users>\n`;
  }
  const books = booksOf(head, usedCodes);
  yield codeBookXml(head, books);
  // What was written since says nothing of codes and people that are not in the file.
  const known: Known = {
    withNotes: new Set(),
    sourceNames: new Set(),
    codes: new Set([...books.values()].flatMap((codes) => codes.map(({ id }) => id))),
    people: new Set(people.map(({ id }) => id)),
  };
  let count = 0;
  for await (const article of articles()) {
    if (count++ === 0) yield "<Sources>\n";
    yield* sourceXml(head, known, article);
  }
  if (count > 0) yield "</Sources>\n";
  if (known.withNotes.size > 0) yield* notesXml(known, articles());
  yield "</Project>\n";
}

/** What references may lead to. */
interface Known {
  codes: ReadonlySet<string>;
  people: ReadonlySet<string>;
  /** Of sources that are written, in small letters. */
  sourceNames: Set<string>;
  /** Articles with something that stands on no passage, found while their sources were written. */
  withNotes: Set<string>;
}

/** With the handle where somebody else has the same name. */
const nameIn = (people: readonly QdpxPerson[], { id, name, handle }: QdpxPerson): string =>
  people.some((other) => other.id !== id && isOneName(other.name, name)) ? `${name} (${handle || id})` : name;

const isOneName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The title; with the slug, which is the article's alone, where another one has the same. */
function sourceName({ sourceNames }: Known, { title, slug }: SelectedArticle): string {
  const name = sourceNames.has(title.toLowerCase()) ? `${title} (${slug})` : title;
  sourceNames.add(name.toLowerCase());
  return name;
}

/** Of each codebook that is used, all codes: what was not found is a finding too. */
function booksOf(head: SelectionHead, used: ReadonlySet<string>): Map<string, SelectionCode[]> {
  const books = new Map<string, SelectionCode[]>();
  for (const code of head.codes.values()) {
    const book = books.get(code.codebookId);
    if (book) book.push(code);
    else books.set(code.codebookId, [code]);
  }
  return new Map([...books].filter(([, codes]) => codes.some(({ id }) => used.has(id))));
}

/** The schema has one codebook: ours are codes at its top that nothing is coded with. */
function codeBookXml(head: SelectionHead, books: ReadonlyMap<string, readonly SelectionCode[]>): string {
  if (books.size === 0) return "";
  const names = uniqueNames(
    new Map([...books].map(([id, codes]) => [id, { name: head.books.get(id)?.name ?? "", codes }])),
  );
  const lines = [...books].map(([id, codes]) => {
    const open = attributes({ guid: id, name: names.get(id) ?? "", isCodable: "false" });
    const inner = `${descriptionXml(head.books.get(id)?.guidelines ?? "")}${childrenXml(null, codes, names)}`;
    return `<Code${open}>\n${inner}</Code>\n`;
  });
  return `<CodeBook>\n<Codes>\n${lines.join("")}</Codes>\n</CodeBook>\n`;
}

const descriptionXml = (text: string): string =>
  text === "" ? "" : `<Description>${escapeXml(text)}</Description>\n`;

function childrenXml(
  parentId: string | null,
  codes: readonly SelectionCode[],
  names: ReadonlyMap<string, string>,
): string {
  return codes
    .filter((code) => code.parentId === parentId)
    .map(({ id, description, isHeading, ...code }) => {
      const name = names.get(id) ?? code.name;
      const open = attributes({ guid: id, name, isCodable: String(!isHeading), color: codeRgb(code) });
      const inner = `${descriptionXml(description)}${childrenXml(id, codes, names)}`;
      return inner === "" ? `<Code${open}/>\n` : `<Code${open}>\n${inner}</Code>\n`;
    })
    .join("");
}

async function* sourceXml(
  head: SelectionHead,
  known: Known,
  article: SelectedArticle,
): AsyncGenerator<string> {
  yield `<TextSource${attributes({
    guid: article.versionId,
    name: sourceName(known, article),
    plainTextPath: `internal://${article.versionId}.txt`,
  })}>\n`;
  const facts = [article.author, article.source, article.publishedAt?.slice(0, 10)]
    .filter(Boolean)
    .join(" · ");
  yield descriptionXml(facts);
  let index: CodePointIndex | null = null;
  // The schema wants these after all passages: ids alone, so that memory does not grow with words.
  const onWhole: string[] = [];
  const notesOnSource: string[] = [];
  for await (const items of article.items()) {
    const passages: string[] = [];
    for (const item of items) {
      const { annotation } = item;
      const { target } = annotation;
      if (target && target.start !== null) {
        index ??= new CodePointIndex(await article.text());
        passages.push(
          selectionXml(head, known, item, index.toCodePoints({ start: target.start, end: target.end })),
        );
        continue;
      }
      if (target === null) onWhole.push(codingsXml(head, known, item));
      if (noteText(item) === "") continue;
      notesOnSource.push(noteGuid(item));
      known.withNotes.add(article.id);
    }
    if (passages.length > 0) yield passages.join("");
  }
  yield `${onWhole.join("")}${notesOnSource.map(noteRefXml).join("")}</TextSource>\n`;
}

function selectionXml(
  head: SelectionHead,
  known: Known,
  item: SelectedItem,
  place: { start: number; end: number },
): string {
  const { annotation, settled } = item;
  const open = attributes({
    guid: annotation.id,
    name: nameOf(annotation.target?.quote.exact ?? ""),
    startPosition: String(place.start),
    endPosition: String(place.end),
    ...byUser(known, annotation),
    creationDateTime: seconds(annotation.createdAt),
    modifiedDateTime: seconds(annotation.updatedAt),
  });
  const from = settled && `Settled (${settled.how}), made of the coding of ${codersOf(settled).join(", ")}`;
  const said = [from ?? "", noteText(item)].filter((part) => part !== "").join("\n\n");
  const inner = `${descriptionXml(said)}${codingsXml(head, known, item)}`;
  return inner === ""
    ? `<PlainTextSelection${open}/>\n`
    : `<PlainTextSelection${open}>\n${inner}</PlainTextSelection>\n`;
}

const byUser = ({ people }: Known, { author }: SelectedItem["annotation"]): { creatingUser?: string } =>
  people.has(author.id) ? { creatingUser: author.id } : {};

const codingsXml = (head: SelectionHead, known: Known, { annotation }: SelectedItem): string =>
  codesOf(head, annotation.codes)
    .filter(({ id }) => known.codes.has(id))
    .map(
      (code) =>
        `<Coding${attributes({
          guid: guidFor(`${annotation.id} ${code.id}`),
          ...byUser(known, annotation),
          creationDateTime: seconds(annotation.createdAt),
        })}><CodeRef${attributes({ targetGUID: code.id })}/></Coding>\n`,
    )
    .join("");

const noteRefXml = (guid: string): string => `<NoteRef${attributes({ targetGUID: guid })}/>\n`;

const noteGuid = ({ annotation }: SelectedItem): string => guidFor(`${annotation.id} note`);

/** What of it is no passage and no code: its note, its discussion, the words that it lost. */
function noteText({ annotation, comments }: SelectedItem): string {
  const { target, note } = annotation;
  const lost = target && target.start === null ? [`“${target.quote.exact}” (no longer in the text)`] : [];
  const said = comments.filter(({ deleted, body }) => !deleted && body !== "").map(asLine);
  return [...lost, ...(note ? [note] : []), ...said].join("\n\n");
}

async function* notesXml(known: Known, articles: AsyncIterable<SelectedArticle>): AsyncGenerator<string> {
  let isOpen = false;
  for await (const article of articles) {
    if (!known.withNotes.has(article.id)) continue;
    for await (const items of article.items()) {
      const notes = items.flatMap((item) => {
        const text = noteText(item);
        const { createdAt, target } = item.annotation;
        const isOnPassage = target !== null && target.start !== null;
        if (isOnPassage || text === "") return [];
        const open = attributes({
          guid: noteGuid(item),
          name: nameOf(target?.quote.exact || article.title),
          ...byUser(known, item.annotation),
          creationDateTime: seconds(createdAt),
        });
        return [`<Note${open}><PlainTextContent>${escapeXml(text)}</PlainTextContent></Note>\n`];
      });
      if (notes.length === 0) continue;
      if (!isOpen) yield "<Notes>\n";
      isOpen = true;
      yield notes.join("");
    }
  }
  if (isOpen) yield "</Notes>\n";
}

const attributes = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join("");

/** xsd:dateTime without a fraction, which some readers do not take. */
const seconds = (time: string): string => time.replace(/\.\d+Z$/, "Z");

/** In UTF-16 code units. */
const MAX_NAME = 60;

function nameOf(words: string): string {
  const line = words.replace(/\s+/gu, " ").trim();
  return line.length <= MAX_NAME ? line : `${line.slice(0, MAX_NAME).toWellFormed()}…`;
}
