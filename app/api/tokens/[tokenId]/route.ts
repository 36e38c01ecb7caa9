import { revokeToken } from "@/server/accounts/tokens";
import { handle } from "@/server/http/handle";

export const DELETE = handle(
  { summary: "Revoke an access token", params: ["tokenId"], success: 204 },
  ({ actor, params }) => revokeToken(actor, params.tokenId ?? ""),
);
