import { RequestFailure, request } from "@/components/api/request";
import type { ReaderData } from "@/components/reader/reader-data";
import type { AnnotationView } from "@/core/annotation";
import type { CodingView } from "@/core/codebook/view";

/** Whether an annotation has codes that the page was made without: somebody added or split one since. */
export const hasNewCodes = (
  { codes }: Pick<ReaderData, "codes">,
  { codes: given }: AnnotationView,
): boolean => given.some((id) => !codes.has(id));

/**
 * Learns an annotation's codes, so that it can be drawn in their colours. What cannot be learnt now is drawn
 * without, and is there when the page is loaded again.
 */
export async function learnCodes(data: Pick<ReaderData, "codes">, annotationId: string): Promise<void> {
  try {
    const codings = await request<CodingView[]>("GET", `/api/annotations/${annotationId}/codes`);
    for (const { code } of codings) if (!data.codes.has(code.id)) data.codes.set(code.id, code);
  } catch (thrown) {
    if (!(thrown instanceof RequestFailure)) throw thrown;
  }
}
