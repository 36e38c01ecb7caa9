import type { Transaction } from "@/server/db";

/**
 * Gives an annotation these codes, in this order. Those that it had keep the version of the codebook that they
 * were given with; a trigger notes the present one for the others.
 */
export async function writeCodes(
  tx: Transaction,
  annotationId: string,
  codes: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "AnnotationCode" WHERE "annotationId" = ${annotationId}::uuid AND "codeId" <> ALL(${codes}::uuid[])`;
  await tx.$executeRaw`
    UPDATE "AnnotationCode" ac SET position = code.place - 1
    FROM unnest(${codes}::uuid[]) WITH ORDINALITY AS code (id, place)
    WHERE ac."annotationId" = ${annotationId}::uuid AND ac."codeId" = code.id`;
  await tx.$executeRaw`
    INSERT INTO "AnnotationCode" ("annotationId", "codeId", position)
    SELECT ${annotationId}::uuid, code.id, code.place - 1
    FROM unnest(${codes}::uuid[]) WITH ORDINALITY AS code (id, place)
    ON CONFLICT DO NOTHING`;
}
