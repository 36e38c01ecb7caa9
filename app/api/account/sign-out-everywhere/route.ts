import { signOutEverywhere } from "@/server/accounts/sessions";
import { handle } from "@/server/http/handle";
import { endSession } from "@/server/session";

export const POST = handle(
  { summary: "End every session of your account, this one too", success: 204 },
  async ({ actor }) => {
    await signOutEverywhere(actor);
    await endSession();
  },
);
