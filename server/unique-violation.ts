import { errorCauses } from "@/server/error-causes";

/** Whether a thrown error is PostgreSQL's unique_violation (SQLSTATE 23505), through Prisma (P2002) or raw SQL. */
export function isUniqueViolation(error: unknown): boolean {
  for (const { code, originalCode, kind } of errorCauses(error)) {
    if (code === "P2002" || code === "23505" || originalCode === "23505") return true;
    if (kind === "UniqueConstraintViolation") return true;
  }
  return false;
}
