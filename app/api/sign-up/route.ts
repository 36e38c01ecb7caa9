import { AccountViewSchema, SignUpSchema } from "@/core/account";
import { signUp } from "@/server/accounts/sign-up";
import { getClient } from "@/server/http/client-address";
import { handle } from "@/server/http/handle";
import { startSession } from "@/server/session";

export const POST = handle(
  {
    summary: "Make an account and sign in",
    body: SignUpSchema,
    answer: AccountViewSchema,
    success: 201,
    open: true,
  },
  async ({ body }) => {
    const { account, session } = await signUp(await getClient(), body);
    await startSession(session);
    return account;
  },
);
