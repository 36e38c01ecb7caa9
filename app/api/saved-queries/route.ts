import { z } from "zod";
import { SavedQueryDraftSchema, SavedQuerySchema } from "@/core/annotation-query/saved";
import { saveQuery } from "@/server/annotation-queries/saved-commands";
import { listSavedQueries } from "@/server/annotation-queries/saved-rows";
import { handle } from "@/server/http/handle";

export const GET = handle(
  { summary: "Queries that you or your groups keep, by name", answer: z.array(SavedQuerySchema) },
  ({ actor }) => listSavedQueries(actor),
);

export const POST = handle(
  {
    summary: "Keep a query over annotations, for yourself or a group; the id is yours (UUIDv7)",
    body: SavedQueryDraftSchema,
    answer: SavedQuerySchema,
    success: 201,
  },
  ({ actor, body }) => saveQuery(actor, body),
);
