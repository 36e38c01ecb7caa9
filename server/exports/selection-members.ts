import type { SelectedItem } from "@/core/export/selection/selection";
import { OWN_LAYER } from "@/core/web-annotation/addresses";
import type { Exchanged } from "@/core/web-annotation/exchanged";
import { readableArticle } from "@/server/articles/access";
import type { SelectionSource } from "@/server/exports/selection-reader";
import { type MemberKey, readMembers } from "@/server/web-annotation/rows";

/** A selection's annotations and the replies to them, as the containers of the Web Annotation Protocol have them. */
export async function* readSelectedMembers(
  selection: SelectionSource,
  groups: ReadonlyMap<string, { slug: string; name: string }>,
): AsyncGenerator<Exchanged> {
  const { actor } = selection;
  for await (const { id, items } of selection.articles()) {
    const article = await readableArticle(actor, id);
    for await (const batch of items()) {
      for (const groupId of new Set(batch.map(({ annotation }) => annotation.groupId))) {
        const inGroup = batch.filter(({ annotation }) => annotation.groupId === groupId);
        const group = groupId === null ? null : groups.get(groupId);
        const layer =
          groupId === null
            ? { slug: OWN_LAYER, name: "", ownerId: inGroup[0]?.annotation.author.id ?? null }
            : { slug: group?.slug ?? groupId, name: group?.name ?? "", ownerId: null };
        yield* await readMembers({ actor, article, groupId, ...layer }, inGroup.flatMap(keysOf));
      }
    }
  }
}

/** Each annotation before what answers it. */
const keysOf = ({ annotation, comments }: SelectedItem): MemberKey[] => [
  { kind: "annotation", id: annotation.id, createdAt: new Date(annotation.createdAt) },
  ...comments
    .filter(({ deleted }) => !deleted)
    .map(({ id, createdAt }) => ({ kind: "reply" as const, id, createdAt: new Date(createdAt) })),
];
