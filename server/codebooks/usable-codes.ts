import { AppError } from "@/core/errors";
import { db } from "@/server/db";

/**
 * Proves that codes can be given to passages in a layer: each exists, belongs to a shared codebook or to
 * the group, and is neither a heading nor deprecated. Codes that stood there before may be deprecated.
 * @param codes the ones to check
 * @param all the whole new list, for the field's index
 * @throws AppError invalid, naming each code's place in the list.
 */
export async function checkCodes(
  codes: readonly string[],
  groupId: string | null,
  all: readonly string[] = codes,
): Promise<void> {
  const known = await usableCodes(codes, groupId);
  const fields = codes
    .filter((code) => !known.has(code))
    .map((code) => ({ field: `codes.${all.indexOf(code)}`, message: "There is no such code to give here." }));
  if (fields.length > 0) throw new AppError("invalid", "There is no such code to give here.", { fields });
}

/** Of some codes, those that can be given to passages in a layer; see `checkCodes`. */
export async function usableCodes(
  codes: readonly string[],
  groupId: string | null,
): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const usable = await db.code.findMany({
    where: {
      id: { in: [...new Set(codes)] },
      isHeading: false,
      deprecatedAt: null,
      codebook: groupId === null ? { groupId: null } : { OR: [{ groupId: null }, { groupId }] },
    },
    select: { id: true },
  });
  return new Set(usable.map((code) => code.id));
}
