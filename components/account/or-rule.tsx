import { account } from "@/messages/en/account";

/** A hairline with “or” in it. */
export function OrRule() {
  return (
    <div className="flex items-center gap-3 text-muted text-sm">
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
      {account.signIn.or}
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
    </div>
  );
}
