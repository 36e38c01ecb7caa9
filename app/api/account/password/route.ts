import { ChangePasswordSchema } from "@/core/account";
import { changePassword } from "@/server/accounts/passwords";
import { handle } from "@/server/http/handle";
import { startSession } from "@/server/session";

export const POST = handle(
  {
    summary: "Change your password; every other session ends",
    body: ChangePasswordSchema,
    success: 204,
  },
  async ({ actor, body }) => startSession(await changePassword(actor, body)),
);
