import type { CodebookSeed } from "@/core/codebook";

/** Why something in a file cannot be brought in, or is brought in differently. `messages` says it in words. */
export type FileReason =
  | "not-text"
  | "not-json"
  | "not-csv"
  | "not-xml"
  | "not-a-codebook"
  | "no-codes"
  | "no-name-column"
  | "too-many"
  | "field"
  | "slug-twice"
  | "guid-twice"
  | "no-parent"
  | "circle"
  | "too-deep"
  | "hotkey-twice"
  | "no-merge"
  | "sets-left-out"
  | "colour-changed"
  | "no-colour"
  | "name-twice"
  | "parent-unclear"
  | "not-utf8"
  | "unknown-column";

export interface FileLine {
  /** From 1; null for the file as a whole. */
  line: number | null;
  /** The code's name or address, "" for the file as a whole. */
  about: string;
  reason: FileReason;
  /** What the words need: a field and what is wrong with it, another code, a number. */
  detail: string[];
}

/** A codebook file as it was read: with any fault, nothing of it can be brought in. */
export interface ReadCodebook {
  codebook: CodebookSeed | null;
  faults: FileLine[];
  /** What is brought in, but not as it stands there. */
  notes: FileLine[];
}

/** More than any codebook; what is larger is something else. Bytes. */
export const MAX_CODEBOOK_BYTES = 2_000_000;

export class FileRefused extends Error {
  override readonly name = "FileRefused";

  constructor(readonly fault: FileLine) {
    super(fault.reason);
  }
}

export const wholeFile = (reason: FileReason, ...detail: string[]): FileLine => ({
  line: null,
  about: "",
  reason,
  detail,
});

/** Line from 1 of an offset in UTF-16 code units. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
