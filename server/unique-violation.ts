/** Whether a thrown error is PostgreSQL's unique_violation (SQLSTATE 23505), through Prisma (P2002) or raw SQL. */
export function isUniqueViolation(error: unknown): boolean {
  const seen = new Set<unknown>();
  for (let at = error; at instanceof Object && !seen.has(at); at = (at as { cause?: unknown }).cause) {
    seen.add(at);
    const { code, originalCode, meta } = at as {
      code?: unknown;
      originalCode?: unknown;
      meta?: { code?: unknown };
    };
    if (code === "P2002" || code === "23505" || originalCode === "23505" || meta?.code === "23505")
      return true;
    if ((at as { kind?: unknown }).kind === "UniqueConstraintViolation") return true;
  }
  return false;
}
