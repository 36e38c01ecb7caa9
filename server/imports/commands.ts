import { invalid } from "@/core/errors";
import type { LayerFile } from "@/core/export/json-format";
import { planImport } from "@/core/import-layer/plan";
import { ImportLayerSchema, type ImportReport } from "@/core/import-layer/request";
import { carryOut, requireImporter } from "@/server/imports/carry-out";
import { gatherFacts } from "@/server/imports/facts";
import { type Actor, requirePerson } from "@/server/session";

/**
 * Brings a layer that was taken out (`core/export/json-format.ts`) in over an article: the one it came from,
 * or another, whose text it is carried over to. All or nothing, in one transaction. Ids are kept where they
 * are free; the same file again changes nothing. Authors are kept where `canImportAs` says so; everything
 * else stands under the importer's name and now, with the author and time that the file has in `foreign`.
 * @throws AppError invalid with a field for each entry that cannot be brought in (with `onFault: "stop"`),
 *   not-found, forbidden, rate-limited, or conflict where others keep changing the article meanwhile.
 */
export async function importLayer(
  actor: Actor,
  articleIdOrSlug: string,
  input: unknown,
): Promise<ImportReport> {
  requirePerson(actor);
  const request = ImportLayerSchema.parse(input);
  const { groupId, file } = request;
  const person = requireImporter(actor, groupId);
  requireWhole(file);
  return carryOut(person, articleIdOrSlug, request, async (article) =>
    planImport(request, await gatherFacts(person, article, groupId, file)),
  );
}

/** A download that was cut short may still be JSON, if somebody mended its brackets. */
function requireWhole(file: LayerFile): void {
  const comments =
    file.discussion.length +
    file.annotations.reduce<number>((sum, raw) => {
      const { comments } = (raw ?? {}) as { comments?: unknown };
      return sum + (Array.isArray(comments) ? comments.length : 0);
    }, 0);
  if (file.counts.annotations === file.annotations.length && file.counts.comments === comments) return;
  throw invalid("file.counts", "The file is not whole: it has other entries than it says.");
}
