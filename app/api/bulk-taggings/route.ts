import { z } from "zod";
import { BulkTagDraftSchema, BulkTaggingSchema, BulkTagResultSchema } from "@/core/concordance/bulk-tagging";
import { bulkTag } from "@/server/concordance/bulk-commands";
import { listTaggings } from "@/server/concordance/bulk-rows";
import { handle } from "@/server/http/handle";

export const GET = handle(
  { summary: "Your newest taggings of many passages at once", answer: z.array(BulkTaggingSchema) },
  ({ actor }) => listTaggings(actor),
);

export const POST = handle(
  {
    summary: "Give up to a thousand passages one code, all or none; the id is yours (UUIDv7)",
    body: BulkTagDraftSchema,
    answer: BulkTagResultSchema,
    success: 201,
  },
  ({ actor, body }) => bulkTag(actor, body),
);
