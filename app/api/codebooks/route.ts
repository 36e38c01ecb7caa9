import { CodebookSummarySchema } from "@/core/codebook";
import { pageSchema } from "@/core/page";
import { ListCodebooksSchema, listCodebooks } from "@/server/codebooks/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "Shared codebooks and those of your groups, in their order",
    query: ListCodebooksSchema,
    answer: pageSchema(CodebookSummarySchema),
    open: true,
  },
  ({ actor, query }) => listCodebooks(actor, query),
);
