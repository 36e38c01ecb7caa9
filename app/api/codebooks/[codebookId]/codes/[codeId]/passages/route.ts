import { CodedPassageSchema, ListPassagesSchema } from "@/core/codebook/view";
import { pageSchema } from "@/core/page";
import { listPassages } from "@/server/codebooks/passages";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "Passages with a code, newest first, as far as you may read them",
    params: ["codebookId", "codeId"],
    query: ListPassagesSchema,
    answer: pageSchema(CodedPassageSchema),
    open: true,
  },
  ({ actor, params, query }) => listPassages(actor, params.codebookId ?? "", params.codeId ?? "", query),
);
