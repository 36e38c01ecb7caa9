import { CodebookViewSchema } from "@/core/codebook";
import { CopyCodebookSchema } from "@/core/codebook/copy";
import { copyCodebook } from "@/server/codebooks/commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary: "Copy a codebook into a group that you run",
    params: ["codebookId"],
    body: CopyCodebookSchema,
    answer: CodebookViewSchema,
    success: 201,
  },
  ({ actor, params, body }) => copyCodebook(actor, params.codebookId ?? "", body),
);
