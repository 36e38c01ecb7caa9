import { AccountViewSchema } from "@/core/account";
import { keepAccount } from "@/server/accounts/deletion";
import { handle } from "@/server/http/handle";

export const POST = handle(
  { summary: "Keep an account whose deletion was asked for", answer: AccountViewSchema },
  ({ actor }) => keepAccount(actor),
);
