import { account } from "@/messages/en/account";
import { momentInUtc } from "@/messages/en/dates";
import { AccountBanner } from "./account-banner";

export interface AccountBannersProps {
  /** When the account is deleted, if that was asked for. */
  leavesAt: Date | null;
  isUnconfirmed: boolean;
  keep: () => Promise<void>;
  resend: () => Promise<void>;
}

/** What waits to be settled about one's account. */
export function AccountBanners({ leavesAt, isUnconfirmed, keep, resend }: AccountBannersProps) {
  return (
    <>
      {leavesAt ? (
        <AccountBanner
          label={account.leaving.label}
          tone="danger"
          action={keep}
          submit={account.leaving.keep}
        >
          {account.leaving.when(momentInUtc(leavesAt))}
        </AccountBanner>
      ) : null}
      {isUnconfirmed ? (
        <AccountBanner
          label={account.confirm.label}
          tone="notice"
          action={resend}
          submit={account.confirm.resend}
        >
          {account.confirm.banner}
        </AccountBanner>
      ) : null}
    </>
  );
}
