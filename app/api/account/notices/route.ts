import { NoticeChoicesViewSchema, SaveNoticeChoicesSchema } from "@/core/notice-choice";
import { handle } from "@/server/http/handle";
import { getNoticeChoices, saveNoticeChoices } from "@/server/notifications/choices";

export const GET = handle(
  { summary: "How you hear of things by mail", answer: NoticeChoicesViewSchema },
  ({ actor }) => getNoticeChoices(actor),
);

export const PATCH = handle(
  {
    summary:
      "Choose how you hear by mail: of one group, or (null) of all without a choice; a null mail: as usual",
    body: SaveNoticeChoicesSchema,
    answer: NoticeChoicesViewSchema,
  },
  ({ actor, body }) => saveNoticeChoices(actor, body),
);
