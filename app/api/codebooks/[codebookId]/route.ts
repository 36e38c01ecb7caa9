import { CodebookViewSchema } from "@/core/codebook";
import { getCodebook } from "@/server/codebooks/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "A codebook with all its codes, by its id or slug",
    params: ["codebookId"],
    answer: CodebookViewSchema,
    open: true,
  },
  ({ actor, params }) => getCodebook(actor, params.codebookId ?? ""),
);
