import { AwaitLayers } from "@/components/agreement/await-layers";
import { EmptyState } from "@/components/ui/empty-state";
import { agreement } from "@/messages/en/agreement";
import { streamPosition } from "@/server/events";
import type { Actor } from "@/server/session";

/** In place of others' layers, for who codes the article blind; until they may see them. */
export async function Blind({
  actor,
  articleId,
  groupId,
}: {
  actor: Actor;
  articleId: string;
  groupId: string;
}) {
  return (
    <>
      <EmptyState title={agreement.notNow}>{agreement.errors.blindHere}</EmptyState>
      <AwaitLayers
        articleId={articleId}
        groupId={groupId}
        from={await streamPosition(articleId)}
        viewerId={actor.kind === "person" ? actor.id : null}
      />
    </>
  );
}
