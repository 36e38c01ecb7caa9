import type { SearchParams } from "@/app/moderation/read-filter";
import { AppealList } from "@/components/moderation/appeal-list";
import { QueueTabs } from "@/components/moderation/queue-filters";
import type { Scope } from "@/components/moderation/scope";
import { CursorSchema } from "@/core/page";
import { listAppeals } from "@/server/moderation/appeal-queries";
import { countCases } from "@/server/moderation/case-queries";
import type { SignedInActor } from "@/server/session";

/** Appeals to those who moderate, beside the other kinds of the queue. */
export async function AppealsScreen({
  actor,
  scope,
  searchParams,
}: {
  actor: SignedInActor;
  scope: Scope;
  searchParams: SearchParams;
}) {
  const query = await searchParams;
  const state = query.state === "decided" ? "decided" : "open";
  const group = scope.groupId ?? undefined;
  const cursor = CursorSchema.safeParse(query.cursor).success ? query.cursor : undefined;
  const [page, counts] = await Promise.all([
    listAppeals(actor, { group, state, cursor }),
    countCases(actor, { group }),
  ]);
  return (
    <>
      <div className="pb-4">
        <QueueTabs base={scope.base} filter={{}} counts={counts} isAppeals />
      </div>
      <AppealList base={`${scope.base}/appeals`} state={state} page={page} />
    </>
  );
}
