import { Button } from "@/components/ui/button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ApiTokenView } from "@/core/account";
import { account } from "@/messages/en/account";

const words = account.page.tokens;
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const dayOf = (iso: string) => day.format(new Date(iso));

export interface TokenListProps {
  tokens: readonly ApiTokenView[];
  /** There are more than these. */
  hasMore: boolean;
  revoke: (form: FormData) => Promise<void>;
  /** Milliseconds since the epoch. */
  now: number;
}

export function TokenList({ tokens, hasMore, revoke, now }: TokenListProps) {
  if (tokens.length === 0) return <p className="text-muted">{words.none}</p>;
  return (
    <>
      <ul className="divide-y divide-line border-line border-y">
        {tokens.map((token) => (
          <li key={token.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-52">
              <p className="truncate font-semibold">{token.name}</p>
              <p className="tabular text-muted text-sm">{factsOf(token, now).join(" · ")}</p>
            </div>
            <form action={revoke}>
              <input type="hidden" name="tokenId" value={token.id} />
              <Button type="submit" size="small" variant="danger">
                <span>
                  {words.revoke} <VisuallyHidden>{token.name}</VisuallyHidden>
                </span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      {hasMore ? <p className="text-muted text-sm">{words.more}</p> : null}
    </>
  );
}

function factsOf(token: ApiTokenView, now: number): string[] {
  const scope = token.scopes.includes("write") ? words.scopes.write : words.scopes.read;
  const facts: string[] = [scope, words.created(dayOf(token.createdAt))];
  facts.push(token.lastUsedAt ? words.lastUsed(dayOf(token.lastUsedAt)) : words.neverUsed);
  if (token.expiresAt) {
    const isOver = new Date(token.expiresAt).getTime() <= now;
    facts.push((isOver ? words.ended : words.ends)(dayOf(token.expiresAt)));
  }
  return facts;
}
