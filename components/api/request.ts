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

/**
 * Calls our own API with the session's cookie and gives the JSON it answers (undefined for 204).
 * @throws RequestFailure for every other outcome, with the server's words where it has any.
 */
export async function request<T>(
  method: "GET" | "POST" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
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
  const json: unknown = await response.json().catch(() => null);
  if (response.ok) return json as T;
  const problem = (json ?? {}) as {
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
