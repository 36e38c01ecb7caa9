import { z } from "zod";
import { handle } from "@/server/http/handle";
import { sendTo } from "@/server/http/redirect";
import { getUnsubscription, unsubscribe } from "@/server/notifications/choices";

const AnswerSchema = z
  .strictObject({
    /** The group that no mail comes from any more; null: all of them. */
    group: z.string().nullable(),
  })
  .meta({ id: "Unsubscription" });

const isFromForm = (request: Request): boolean =>
  request.headers.get("accept")?.includes("text/html") ?? false;

const pageOf = (token: string): string => `/unsubscribe/${encodeURIComponent(token)}`;

/** Programs that look into mail for harm follow its links: following this one ends nothing. */
export const GET = handle(
  {
    summary: "What the address at the foot of a mail would end; in a browser, a page with a button",
    params: ["token"],
    answer: AnswerSchema,
    open: true,
  },
  async ({ params: { token = "" }, request }) =>
    isFromForm(request) ? sendTo(async () => pageOf(token)) : getUnsubscription(token),
);

export const POST = handle(
  {
    summary: "End such mail, in one click and without a sign-in (RFC 8058)",
    params: ["token"],
    answer: AnswerSchema,
    open: true,
  },
  async ({ params: { token = "" }, request }) => {
    const ended = await unsubscribe(token);
    return isFromForm(request) ? sendTo(async () => `${pageOf(token)}?done=1`) : ended;
  },
);
