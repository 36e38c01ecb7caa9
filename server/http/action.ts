import type { FieldFault } from "@/core/errors";
import { toAppError } from "@/server/http/problem";
import { log } from "@/server/log";

/** What a form's action answers: expected errors are values, so that forms can show them beside their fields. */
export type ActionResult<T = undefined> =
  | { ok: true; value: T }
  | { ok: false; message: string; fields: readonly FieldFault[]; leadsTo?: string };

/**
 * Runs a command for a server action. `redirect()` and `notFound()` of Next.js pass through;
 * unknown errors are logged and rethrown to the nearest error page.
 */
export async function runAction<T>(run: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await run() };
  } catch (thrown) {
    if (isNextSignal(thrown)) throw thrown;
    try {
      const { message, details } = toAppError(thrown);
      const { fields = [], leadsTo } = details;
      return { ok: false, message, fields, ...(leadsTo !== undefined && { leadsTo }) };
    } catch {
      log.error({ error: thrown }, "an action failed");
      throw thrown;
    }
  }
}

const isNextSignal = (thrown: unknown): boolean =>
  thrown instanceof Error && "digest" in thrown && /^NEXT_/.test(String(thrown.digest));
