import { AccountViewSchema, DeleteAccountSchema, UpdateProfileSchema } from "@/core/account";
import { requestDeletion } from "@/server/accounts/deletion";
import { updateProfile } from "@/server/accounts/profile";
import { getAccount } from "@/server/accounts/queries";
import { handle } from "@/server/http/handle";

export const GET = handle({ summary: "Your own account", answer: AccountViewSchema }, ({ actor }) =>
  getAccount(actor),
);

export const PATCH = handle(
  { summary: "Change your name or handle", body: UpdateProfileSchema, answer: AccountViewSchema },
  ({ actor, body }) => updateProfile(actor, body),
);

export const DELETE = handle(
  {
    summary: "Ask for your account to be deleted a day from now; until then it can be kept",
    body: DeleteAccountSchema,
    answer: AccountViewSchema,
  },
  ({ actor, body }) => requestDeletion(actor, body),
);
