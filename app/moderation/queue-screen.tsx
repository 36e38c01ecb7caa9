import { submitDecision } from "@/app/moderation/actions";
import { readFilter, type SearchParams } from "@/app/moderation/read-filter";
import { Queue } from "@/components/moderation/queue";
import type { Scope } from "@/components/moderation/scope";
import { canModerateSite } from "@/core/permissions";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { listCodeRefs } from "@/server/codebooks/queries";
import { countCases, listCases } from "@/server/moderation/case-queries";
import type { SignedInActor } from "@/server/session";

/** The first page of a queue, made on the server. */
export async function QueueScreen({
  actor,
  scope,
  searchParams,
}: {
  actor: SignedInActor;
  scope: Scope;
  searchParams: SearchParams;
}) {
  const query = await searchParams;
  const filter = readFilter(query);
  const group = scope.groupId ?? undefined;
  const [first, counts, codes] = await Promise.all([
    listCases(actor, { ...filter, group, limit: 20 }),
    countCases(actor, { group }),
    listCodeRefs(actor, scope.groupId),
  ]);
  return (
    <>
      <div role="status" className="empty:hidden">
        {typeof query.done === "string" ? (
          <p className="mb-4 border-accent border-s-2 ps-3">{moderationScreens.done(query.done)}.</p>
        ) : null}
      </div>
      <Queue
        // Another filter is another list: nothing of the last one's state may carry over.
        key={JSON.stringify(filter)}
        scope={scope}
        first={first}
        counts={counts}
        filter={filter}
        codes={codes}
        viewerId={actor.id}
        moderatesSite={canModerateSite(actor)}
        action={submitDecision.bind(null, scope.base)}
      />
    </>
  );
}
