import type { CodebookSeed, CodeSeed } from "@/core/codebook";
import { type Book, isLive } from "@/core/codebook/book";

/** A codebook as its files have it: codes by their addresses, without what only this site knows. */
export function seedOfBook(book: Book, slug: string): CodebookSeed {
  const slugOf = new Map(book.codes.map((code) => [code.id, code.slug]));
  return {
    slug,
    name: book.name,
    description: book.description,
    guidelines: book.guidelines,
    source: book.source,
    codes: book.codes.map((code, index): CodeSeed => {
      const mergedInto = code.mergedIntoId === null ? undefined : slugOf.get(code.mergedIntoId);
      return {
        slug: code.slug,
        parent: code.parentId === null ? null : (slugOf.get(code.parentId) ?? null),
        name: code.name,
        label: code.label,
        isGroup: code.isHeading,
        definition: code.definition,
        whenToUse: code.whenToUse,
        whenNotToUse: code.whenNotToUse,
        positiveExamples: [...code.positiveExamples],
        negativeExamples: [...code.negativeExamples],
        hue: code.hue,
        shade: code.shade,
        hotkey: code.hotkey as CodeSeed["hotkey"],
        order: index + 1,
        ...(!isLive(code) && { deprecated: true as const }),
        ...(mergedInto !== undefined && { mergedInto }),
      };
    }),
  };
}
