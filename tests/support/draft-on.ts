import { describeRange } from "@/core/anchoring/quote";
import type { AnnotationDraft } from "@/core/annotation";
import { newId } from "@/core/new-id";
import { PUBLIC_GROUP, type TestArticle } from "./rows";

/** A draft on the first place of an article where these words stand, for Public unless told. */
export function draftOn(
  article: Pick<TestArticle, "id" | "versionId" | "text">,
  exact: string,
  fields: Partial<AnnotationDraft> = {},
): AnnotationDraft {
  const start = article.text.indexOf(exact);
  const range = { start, end: start + exact.length };
  return {
    id: newId(),
    articleId: article.id,
    groupId: PUBLIC_GROUP,
    target: { versionId: article.versionId, ...range, quote: describeRange(article.text, range) },
    codes: [],
    note: "",
    ...fields,
  };
}
