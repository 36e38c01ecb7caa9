/** What a thrown error says about itself at one of its levels, in any of the shapes that pg and Prisma throw. */
export interface ErrorFacts {
  /** SQLSTATE (pg), Prisma's P-code, or a system error such as ECONNREFUSED. */
  code?: unknown;
  originalCode?: unknown;
  /** The driver adapter's own name for it, such as DatabaseNotReachable. */
  kind?: unknown;
  message?: unknown;
}

/** The error itself, what it was caused by, and what Prisma's driver adapter put into `meta`; outermost first. */
export function* errorCauses(error: unknown): Generator<ErrorFacts> {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [error];
  while (waiting.length > 0) {
    const at = waiting.shift();
    if (!(at instanceof Object) || seen.has(at)) continue;
    seen.add(at);
    yield at as ErrorFacts;
    const { cause, meta } = at as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
    waiting.push(cause, meta?.driverAdapterError);
  }
}
