import { ListMineSchema, WithheldViewSchema } from "@/core/moderation/mine";
import { pageSchema } from "@/core/page";
import { handle } from "@/server/http/handle";
import { listMyWithheldWords } from "@/server/moderation/my-moderation";

export const GET = handle(
  {
    summary: "Your own words that others do not see, with why",
    query: ListMineSchema,
    answer: pageSchema(WithheldViewSchema),
  },
  ({ actor, query }) => listMyWithheldWords(actor, query),
);
