import { SavedQueryChangesSchema, SavedQuerySchema } from "@/core/annotation-query/saved";
import { deleteSavedQuery, updateSavedQuery } from "@/server/annotation-queries/saved-commands";
import { handle } from "@/server/http/handle";

export const PATCH = handle(
  {
    summary: "Rename a query that you keep, change what it asks, or with whom it is shared",
    params: ["queryId"],
    body: SavedQueryChangesSchema,
    answer: SavedQuerySchema,
  },
  ({ actor, params, body }) => updateSavedQuery(actor, params.queryId ?? "", body),
);

export const DELETE = handle(
  { summary: "Delete a query that you keep", params: ["queryId"], success: 204 },
  ({ actor, params }) => deleteSavedQuery(actor, params.queryId ?? ""),
);
