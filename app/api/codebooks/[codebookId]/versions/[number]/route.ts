import { CodebookAtVersionSchema } from "@/core/codebook/view";
import { numberFrom } from "@/server/codebooks/version-number";
import { getCodebookAt } from "@/server/codebooks/version-queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "A codebook as one of its versions left it, and what that version did",
    params: ["codebookId", "number"],
    answer: CodebookAtVersionSchema,
    open: true,
  },
  ({ actor, params }) => getCodebookAt(actor, params.codebookId ?? "", numberFrom(params.number)),
);
