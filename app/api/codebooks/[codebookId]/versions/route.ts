import { z } from "zod";
import { CodebookVersionViewSchema, ListVersionsSchema } from "@/core/codebook/view";
import { listVersions } from "@/server/codebooks/version-queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "What has been done to a codebook, newest first",
    params: ["codebookId"],
    query: ListVersionsSchema,
    answer: z.strictObject({ items: z.array(CodebookVersionViewSchema), next: z.int().nullable() }),
    open: true,
  },
  ({ actor, params, query }) => listVersions(actor, params.codebookId ?? "", query),
);
