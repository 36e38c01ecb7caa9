import { CodebookSummarySchema, CodebookViewSchema } from "@/core/codebook";
import { pageSchema } from "@/core/page";
import { CreateCodebookSchema, createCodebook } from "@/server/codebooks/commands";
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

export const POST = handle(
  {
    summary: "A new codebook with its codes, for a group or (administrators) for everybody",
    body: CreateCodebookSchema,
    answer: CodebookViewSchema,
    success: 201,
    maxBytes: 2_000_000,
  },
  ({ actor, body }) => createCodebook(actor, body),
);
