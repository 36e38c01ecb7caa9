import type { CodeRef, Hue } from "@/core/codebook";

/** A codebook with all its codes in order, as it crosses from the database to the reader page. */
export interface PackedCodebook {
  id: string;
  slug: string;
  name: string;
  codes: PackedCode[];
}

export type PackedCode = [
  id: string,
  parentId: string | null,
  slug: string,
  name: string,
  hue: Hue,
  shade: number,
  hotkey: string | null,
  isHeading: boolean,
  deprecated: boolean,
];

/** In the order of books and then of codes. */
export const unpackCodes = (books: readonly PackedCodebook[]): CodeRef[] =>
  books.flatMap((book) =>
    book.codes.map(([id, parentId, slug, name, hue, shade, hotkey, isHeading, deprecated]) => ({
      id,
      codebookId: book.id,
      parentId,
      slug,
      name,
      hue,
      shade,
      hotkey,
      isHeading,
      deprecated,
    })),
  );
