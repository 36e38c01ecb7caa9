import sniffHtmlEncoding from "html-encoding-sniffer";
import { AppError, invalid } from "@/core/errors";
import { unstorableAt } from "@/core/import/unstorable";
import { intake as words } from "@/messages/en/intake";

export interface DecodedText {
  text: string;
  /** As the Encoding Standard names it, in small letters. */
  encoding: string;
  /** What the source said it was, where that is not what it is. */
  misdeclared: string | null;
}

interface Declarations {
  /** The charset of the content type that came with it, or what the person says it is. */
  charset?: string | null;
  /** Look for a `meta` or XML declaration inside. */
  isHtml?: boolean;
}

/**
 * The text of some bytes: by byte order mark, then as UTF-8 where it is that, then as declared. Nothing is
 * guessed: bytes that are neither UTF-8 nor what they say they are make an error, never wrong letters.
 * @throws AppError invalid, saying what was declared and where it does not hold; NUL and halves of
 *   surrogate pairs with their line and column
 */
export function decodeText(
  bytes: Uint8Array,
  { charset = null, isHtml = false }: Declarations = {},
): DecodedText {
  const decoded = decode(bytes, charset, isHtml);
  refuseUnstorable(decoded.text);
  return decoded;
}

/** @throws AppError invalid for NUL and lone surrogates, with their line and column. */
export function refuseUnstorable(text: string): void {
  const place = unstorableAt(text);
  if (place) throw invalid("content", words.unstorable(place.what, place.line, place.column));
}

function decode(bytes: Uint8Array, charset: string | null, isHtml: boolean): DecodedText {
  const mark = byteOrderMark(bytes);
  const declared = mark ?? declaredIn(bytes, charset, isHtml);
  if (mark !== null) return { text: decodeAs(mark, bytes), encoding: mark, misdeclared: null };
  const utf16 = declared?.startsWith("utf-16") ? declared : wideWithoutMark(bytes);
  if (utf16) {
    // A page that says UTF-16 in ASCII letters cannot be it: the HTML Standard reads that as UTF-8 (13.2.3.2).
    if (!isHtml || wideWithoutMark(bytes))
      return { text: decodeAs(utf16, bytes), encoding: utf16, misdeclared: null };
  }
  const asUtf8 = tryDecode("utf-8", bytes);
  if (asUtf8 !== null && (declared === null || declared === "utf-8" || !isByChance(bytes, declared))) {
    const differs = declared !== null && declared !== "utf-8" && !isAscii(bytes);
    return { text: asUtf8, encoding: "utf-8", misdeclared: differs ? declared : null };
  }
  if (declared === null) throw invalid("content", words.noEncoding(firstFault(bytes)));
  if (declared === "utf-8") throw invalid("content", words.notTheEncoding("UTF-8", firstFault(bytes)));
  const text = decodeAs(declared, bytes);
  if (looksWrong(text, declared)) throw invalid("content", words.doubtfulEncoding(declared));
  return { text, encoding: declared, misdeclared: null };
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0)
    throw invalid("content", words.unknownEncoding("UTF-32"));
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : null;
}

/** In the order of the HTML Standard: what came with the bytes before what they say of themselves. */
function declaredIn(bytes: Uint8Array, charset: string | null, isHtml: boolean): string | null {
  if (charset) return nameOf(charset);
  if (!isHtml) return null;
  const head = String.fromCharCode(...bytes.subarray(0, 1_024));
  const [, xml] = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head) ?? [];
  if (xml) return nameOf(xml);
  // With another default than the standard's: what declares nothing is told from what says windows-1252.
  const sniffed = sniffHtmlEncoding(bytes, { defaultEncoding: "" });
  return sniffed ? nameOf(sniffed) : null;
}

function nameOf(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw invalid("content", words.unknownEncoding(label));
  }
}

/** UTF-16 of mostly Latin text has a zero in every second byte. */
function wideWithoutMark(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2_000);
  if (sample.length < 4) return null;
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length * 0.35 && even < sample.length * 0.02) return "utf-16le";
  return even > sample.length * 0.35 && odd < sample.length * 0.02 ? "utf-16be" : null;
}

function tryDecode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  const text = tryDecode(encoding, bytes);
  if (text === null) {
    throw invalid("content", words.notTheEncoding(encoding, encoding === "utf-8" ? firstFault(bytes) : null));
  }
  return text;
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/**
 * Whether bytes that are valid UTF-8 may be so by chance. In an encoding of two-byte letters a short text can
 * be; in one of single bytes a letter and a sign after it would have to meet each time.
 */
function isByChance(bytes: Uint8Array, declared: string): boolean {
  if (!/^(?:gb|big5|shift_jis|euc-|iso-2022)/.test(declared)) return false;
  return tryDecode(declared, bytes) !== null && bytes.filter((byte) => byte >= 0xc2).length < 8;
}

/** Letters of another script, or of UTF-8, read as Western ones stand in long runs; and nobody writes C1 controls. */
function looksWrong(text: string, encoding: string): boolean {
  if (/[\u0080-\u009f\ufffd]/.test(text)) return true;
  if (!/^(?:windows-125[0248]|iso-8859-(?:2|3|4|9|1[0-6])|macintosh)$/.test(encoding)) return false;
  return (text.match(/[\u00a1-\u00ff]{4,}/g)?.length ?? 0) >= 3;
}

/** Line and column (from 1, in bytes) of the first byte that is not UTF-8. */
function firstFault(bytes: Uint8Array): { line: number; column: number } | null {
  let low = 0;
  let high = bytes.length;
  // The longest beginning that decodes; a letter cut at its end is no fault.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isUtf8Beginning(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  const before = bytes.subarray(0, low);
  const line = before.reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1);
  return { line, column: low - before.lastIndexOf(0x0a) };
}

function isUtf8Beginning(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** @throws AppError too-large. */
export function refuseTooLarge(bytes: number, most: number): void {
  if (bytes > most) throw new AppError("too-large", words.tooLarge(bytes, most));
}
