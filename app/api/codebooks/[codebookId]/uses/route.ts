import { CodeUsesSchema } from "@/core/codebook/view";
import { getCodeUses } from "@/server/codebooks/plan-queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "How often each code of a codebook stands on passages that you may read",
    params: ["codebookId"],
    answer: CodeUsesSchema,
    open: true,
  },
  ({ actor, params }) => getCodeUses(actor, params.codebookId ?? ""),
);
