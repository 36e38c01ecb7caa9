import { type Zippable, zipSync } from "fflate";
import mammoth from "mammoth";
import { AppError, invalid } from "@/core/errors";
import { cleanLanguage, cleanLine } from "@/core/import/found-metadata";
import { importTree, parseHtml } from "@/core/import/html";
import {
  type FoundMetadata,
  type ImportedText,
  ImportFault,
  LostTally,
  NOTHING_FOUND,
} from "@/core/import/imported-text";
import { intake as words } from "@/messages/en/intake";
import { BrokenZip, inflateEntry, SwollenZip, type ZipEntry, zipEntries } from "@/server/import/zip-entries";

/** A book with a picture a page has about this many files. */
const MAX_ENTRIES = 2_000;
/** All that a document may claim to hold, pictures too, in bytes. */
const MAX_CLAIMED = 200 * 1024 * 1024;
/** What is inflated is its text alone; the XML of a million characters has about 12 MB. */
const MAX_INFLATED = 24 * 1024 * 1024;
/** XML shrinks to a tenth; to less than a hundredth only if it is one letter over and over. */
const MAX_RATIO = 150;
/** Where small files may shrink further: a ratio says little about them. */
const SMALL = 1024 * 1024;

const TEXT_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:_rels\/)?[\w.-]+\.(?:xml|rels))$/;

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='Block Text'] => blockquote:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "u => u",
  "strike => s",
  "comment-reference => sup.comment",
];

/**
 * The text of a Word document (ECMA-376). The archive is looked at first, as far as it says anything about
 * itself; then only the parts that hold text are inflated, each no further than allowed, and given to the
 * converter as a new archive, so that what it reads is what was looked at.
 * @throws AppError invalid for what is no readable .docx, too-large for one that swells beyond all measure
 */
export async function readDocx(bytes: Uint8Array): Promise<ImportedText> {
  const parts = textParts(bytes);
  const lost = new LostTally();
  const html = await toHtml(parts, lost);
  const { root, dropped } = parseHtml(html);
  return importTree(root, { lost, dropped, found: coreProperties(parts["docProps/core.xml"]) });
}

/** @throws AppError invalid or too-large. */
function textParts(bytes: Uint8Array): Record<string, Uint8Array> {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw invalid("file", words.docx.encryptedOrOld);
  if (!startsWith(bytes, [0x50, 0x4b])) throw invalid("file", words.docx.notOne);
  try {
    const { entries, total } = zipEntries(bytes, MAX_ENTRIES);
    refuseBomb(entries, total);
    if (!entries.some(({ name }) => name === "word/document.xml")) throw invalid("file", words.docx.notOne);
    if (entries.some(({ isEncrypted }) => isEncrypted)) throw invalid("file", words.docx.encryptedOrOld);
    const parts: Record<string, Uint8Array> = {};
    let left = MAX_INFLATED;
    for (const entry of entries) {
      if (!TEXT_PARTS.test(entry.name) || parts[entry.name]) continue;
      const part = inflateEntry(bytes, entry, left);
      left -= part.length;
      // No part of a document declares types (ECMA-376 part 2, annex F); entities could swell it without end.
      if (/<!DOCTYPE|<!ENTITY/i.test(new TextDecoder("latin1").decode(part.subarray(0, 4_096)))) {
        throw invalid("file", words.docx.broken);
      }
      parts[entry.name] = part;
    }
    return parts;
  } catch (thrown) {
    if (thrown instanceof SwollenZip) throw new AppError("too-large", words.docx.bomb);
    if (thrown instanceof BrokenZip) throw invalid("file", words.docx.broken);
    throw thrown;
  }
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** @throws AppError too-large, by what the archive's own directory says. */
function refuseBomb(entries: readonly ZipEntry[], total: number): void {
  const bomb = () => new AppError("too-large", words.docx.bomb);
  if (total > MAX_ENTRIES) throw bomb();
  let claimed = 0;
  let text = 0;
  for (const { name, size, compressedSize } of entries) {
    claimed += size;
    if (TEXT_PARTS.test(name)) text += size;
    if (size > SMALL && size > compressedSize * MAX_RATIO) throw bomb();
  }
  if (claimed > MAX_CLAIMED || text > MAX_INFLATED) throw bomb();
}

async function toHtml(parts: Record<string, Uint8Array>, lost: LostTally): Promise<string> {
  const archive = zipSync(parts as Zippable, { level: 0 });
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(archive) },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        // Never read: only that there was a picture.
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      },
    );
    return value.replace(/<sup class="comment">[\s\S]*?<\/sup>/g, () => {
      lost.add("comment");
      return "";
    });
  } catch (thrown) {
    if (thrown instanceof RangeError) throw new ImportFault("too-deep");
    // The converter throws plain errors for everything that is not as it should be.
    throw invalid("file", words.docx.broken);
  }
}

/** Dublin Core in docProps/core.xml (ECMA-376 part 2, section 11), which has no nesting. */
function coreProperties(part: Uint8Array | undefined): FoundMetadata {
  if (!part) return NOTHING_FOUND;
  const xml = new TextDecoder().decode(part.subarray(0, 50_000));
  const value = (name: string): string | null => {
    const [, written] = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(xml) ?? [];
    return written === undefined ? null : unescapeXml(written);
  };
  return {
    ...NOTHING_FOUND,
    title: cleanLine(value("dc:title"), 300),
    author: cleanLine(value("dc:creator"), 200),
    source: cleanLine(value("dc:publisher"), 200),
    language: cleanLanguage(value("dc:language")),
  };
}

const unescapeXml = (written: string): string =>
  written
    .replace(/&#(\d{1,7});/g, (_, code: string) => safeCharacter(Number(code)))
    .replace(/&#x([\da-f]{1,6});/gi, (_, code: string) => safeCharacter(Number.parseInt(code, 16)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

const safeCharacter = (code: number): string =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
