import type { PlacedAnchor } from "@/server/annotations/insert";
import type { Transaction } from "@/server/db";

/** Anchors of one annotation; they take the place of what stood in those versions. */
export async function placeAnchors(
  tx: Transaction,
  annotationId: string,
  anchors: readonly PlacedAnchor[],
): Promise<void> {
  if (anchors.length === 0) return;
  await tx.anchor.deleteMany({
    where: { annotationId, versionId: { in: anchors.map(({ versionId }) => versionId) } },
  });
  await tx.anchor.createMany({ data: anchors.map((anchor) => ({ annotationId, ...anchor })) });
}
