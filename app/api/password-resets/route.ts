import { RequestPasswordResetSchema } from "@/core/account";
import { requestPasswordReset } from "@/server/accounts/passwords";
import { getClient } from "@/server/http/client-address";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary: "Mail a link for a new password; the answer is the same whether there is such an account",
    body: RequestPasswordResetSchema,
    success: 204,
    open: true,
  },
  async ({ body }) => requestPasswordReset(await getClient(), body),
);
