import { FlagDraftSchema, FlagViewSchema, ListFlagsSchema } from "@/core/moderation/flag";
import { pageSchema } from "@/core/page";
import { handle } from "@/server/http/handle";
import { createFlag } from "@/server/moderation/flag-commands";
import { listMyFlags } from "@/server/moderation/flag-queries";

export const GET = handle(
  {
    summary: "What you flagged, newest first, with what came of it",
    query: ListFlagsSchema,
    answer: pageSchema(FlagViewSchema),
  },
  ({ actor, query }) => listMyFlags(actor, query),
);

export const POST = handle(
  {
    summary: "Tell the moderators that something is wrong with an annotation or a comment",
    body: FlagDraftSchema,
    answer: FlagViewSchema,
    success: 201,
  },
  ({ actor, body }) => createFlag(actor, body),
);
