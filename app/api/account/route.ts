import { AccountViewSchema, DeleteAccountSchema, UpdateProfileSchema } from "@/core/account";
import { deleteAccount } from "@/server/accounts/deletion";
import { updateProfile } from "@/server/accounts/profile";
import { getAccount } from "@/server/accounts/queries";
import { handle } from "@/server/http/handle";
import { endSession } from "@/server/session";

export const GET = handle({ summary: "Your own account", answer: AccountViewSchema }, ({ actor }) =>
  getAccount(actor),
);

export const PATCH = handle(
  { summary: "Change your name or handle", body: UpdateProfileSchema, answer: AccountViewSchema },
  ({ actor, body }) => updateProfile(actor, body),
);

export const DELETE = handle(
  {
    summary: "Delete your account; what others answered stays, without your name",
    body: DeleteAccountSchema,
    success: 204,
  },
  async ({ actor, body }) => {
    await deleteAccount(actor, body);
    await endSession();
  },
);
