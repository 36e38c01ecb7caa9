import { AuthorRecordSchema } from "@/core/moderation/case";
import { handle } from "@/server/http/handle";
import { getAuthorRecord } from "@/server/moderation/member-notes";

export const GET = handle(
  {
    summary: "A person's record in a group: posts, removals, warnings, sanctions",
    params: ["groupId", "personId"],
    answer: AuthorRecordSchema,
  },
  ({ actor, params }) => getAuthorRecord(actor, params),
);
