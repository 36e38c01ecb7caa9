import Link from "next/link";
import type { SearchParams } from "@/app/moderation/read-filter";
import { ActionList } from "@/components/moderation/action-list";
import type { Scope } from "@/components/moderation/scope";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { ListActionsSchema } from "@/core/moderation/action";
import { ActionKindSchema } from "@/core/moderation/subject";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { listActions } from "@/server/moderation/log-queries";
import type { SignedInActor } from "@/server/session";

const words = moderationOffice.log;

/** What was done, newest first, with the audit log as a file for moderators. */
export async function LogScreen({
  actor,
  scope,
  searchParams,
  isModerator,
}: {
  actor: SignedInActor;
  scope: Scope;
  searchParams: SearchParams;
  isModerator: boolean;
}) {
  const query = await searchParams;
  const asked: Record<string, string> = {};
  for (const name of ["kind", "person", "cursor"] as const) {
    const value = query[name];
    if (typeof value === "string" && ListActionsSchema.shape[name].safeParse(value).success)
      asked[name] = value;
  }
  const page = await listActions(actor, { ...asked, group: scope.groupId ?? undefined });
  const base = `${scope.base}/log`;
  const audit = `/api/moderation/audit${scope.groupId ? `?group=${scope.groupId}` : ""}`;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
        <form action={base} className="flex items-end gap-2">
          {asked.person ? <input type="hidden" name="person" value={asked.person} /> : null}
          <Select name="kind" label={words.kind} defaultValue={asked.kind ?? ""}>
            <option value="">{words.anyKind}</option>
            {ActionKindSchema.options.map((kind) => (
              <option key={kind} value={kind}>
                {moderationScreens.done(kind)}
              </option>
            ))}
          </Select>
          <Button type="submit" className="h-9">
            {words.apply}
          </Button>
        </form>
        {isModerator ? (
          <p className="max-w-xs text-muted text-sm">
            <a
              href={audit}
              download
              className="inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
            >
              {words.csv}
            </a>{" "}
            {words.csvHint}
          </p>
        ) : null}
      </div>
      {page.items.length === 0 ? (
        <EmptyState title={words.none}>{words.noneHint}</EmptyState>
      ) : (
        <ActionList items={page.items} />
      )}
      <nav aria-label={moderationScreens.nav.log} className="mt-6 flex gap-2 empty:hidden">
        {asked.cursor ? (
          <Link href={base} prefetch={false} className="self-center text-accent underline underline-offset-2">
            {words.newest}
          </Link>
        ) : null}
        {page.next ? (
          <LinkButton href={`${base}?${new URLSearchParams({ ...asked, cursor: page.next })}`}>
            {words.older}
          </LinkButton>
        ) : null}
      </nav>
    </>
  );
}
