import { AppError } from "@/core/errors";
import { account } from "@/messages/en/account";
import type { Client } from "@/server/http/client-address";

/** Scheme and host for links in mails. @throws AppError not-configured where nobody has said what they are. */
export function siteOrigin(client: Client): string {
  if (client.origin === null) throw new AppError("not-configured", account.noSiteAddress);
  return client.origin;
}
