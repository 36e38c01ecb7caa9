import { ResetPasswordSchema } from "@/core/account";
import { resetPassword } from "@/server/accounts/passwords";
import { getClient } from "@/server/http/client-address";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary: "Set a new password by a mailed link; every session ends",
    body: ResetPasswordSchema,
    success: 204,
    open: true,
  },
  async ({ body }) => resetPassword(await getClient(), body),
);
