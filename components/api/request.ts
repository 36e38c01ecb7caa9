import type { ErrorCode, FieldFault } from "@/core/errors";

/** What went wrong with a request, as the interface can show it. */
export class RequestFailure extends Error {
  override readonly name = "RequestFailure";

  constructor(
    /** `offline` when no answer came at all, `failed` for an answer that is none of ours. */
    readonly code: ErrorCode | "offline" | "failed",
    message: string,
    readonly fields: readonly FieldFault[] = [],
    /** On a conflict: what the server holds. */
    readonly current?: unknown,
  ) {
    super(message);
  }

  /** Another try of the very same request may succeed. */
  get canRetry(): boolean {
    return ["offline", "failed", "unavailable", "rate-limited", "unauthenticated"].includes(this.code);
  }
}

/** Browsers carry at most 64 KiB of such bodies beyond a page's end; in UTF-16 units, with room to spare. */
const KEEPALIVE_LIMIT = 15_000;

/**
 * Calls our own API with the session's cookie and gives the JSON it answers (undefined for 204).
 * @param body sent as JSON; a form, which may hold files, as multipart/form-data
 * @throws RequestFailure for every other outcome, with the server's words where it has any.
 */
export async function request<T>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const form = body instanceof FormData ? body : undefined;
  const json = body === undefined || form ? undefined : JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      ...(json !== undefined && { body: json, headers: { "content-type": "application/json" } }),
      ...(form && { body: form }),
      // A change that is on its way arrives also when the page is left meanwhile.
      keepalive: method !== "GET" && !form && (json?.length ?? 0) < KEEPALIVE_LIMIT,
      ...(signal && { signal }),
    });
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
    throw new RequestFailure(
      "offline",
      "No connection. Nothing is lost; try again when you are back online.",
    );
  }
  if (response.status === 204) return undefined as T;
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as T;
  const problem = (answer ?? {}) as {
    code?: ErrorCode;
    detail?: string;
    errors?: FieldFault[];
    current?: unknown;
  };
  throw new RequestFailure(
    problem.code ?? "failed",
    problem.detail ?? "The server could not do this. Nothing is lost; try again.",
    problem.errors,
    problem.current,
  );
}
