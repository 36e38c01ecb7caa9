import type { CodingView } from "@/core/codebook/view";
import { getAnnotation } from "@/server/annotations/queries";
import { toCodeView, VIEW_COLUMNS } from "@/server/codebooks/queries";
import { db } from "@/server/db";
import type { Actor } from "@/server/session";

/**
 * The codes of an annotation in their order, each with what it means now, and with which version of its
 * codebook it was given. @throws AppError not-found, also for what the actor may not see
 */
export async function listCodings(actor: Actor, annotationId: string): Promise<CodingView[]> {
  const { id, deleted } = await getAnnotation(actor, annotationId);
  if (deleted) return [];
  const rows = await db.annotationCode.findMany({
    where: { annotationId: id },
    orderBy: [{ position: "asc" }, { codeId: "asc" }],
    select: {
      codebookVersion: true,
      code: {
        select: {
          ...VIEW_COLUMNS,
          codebook: { select: { id: true, slug: true, name: true, version: true } },
        },
      },
    },
  });
  return rows.map(({ codebookVersion, code: { codebook, ...row } }) => {
    const { label: _, mergedIntoId: __, ...view } = toCodeView(row);
    const { definition, whenToUse, whenNotToUse, positiveExamples, negativeExamples, ...code } = view;
    const said = { definition, whenToUse, whenNotToUse, positiveExamples, negativeExamples };
    return { code, codebook, ...said, codedWith: codebookVersion };
  });
}
