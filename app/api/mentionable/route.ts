import { PeopleSchema } from "@/core/person";
import { MentionQuerySchema } from "@/core/threads/thread";
import { handle } from "@/server/http/handle";
import { listMentionable } from "@/server/threads/mentionable";

export const GET = handle(
  {
    summary: "People who can be named in a discussion, whose handle or name begins with q",
    query: MentionQuerySchema,
    answer: PeopleSchema,
  },
  ({ actor, query }) => listMentionable(actor, query),
);
