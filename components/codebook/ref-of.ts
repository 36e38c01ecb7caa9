import type { CodeRef, CodeView } from "@/core/codebook";

/** What drawing a code needs of all that there is to know of it. */
export function refOf(code: CodeView): CodeRef {
  const { id, codebookId, parentId, slug, name, hue, shade, hotkey, isHeading, deprecated } = code;
  return { id, codebookId, parentId, slug, name, hue, shade, hotkey, isHeading, deprecated };
}
