import { ZodError } from "zod";
import { AppError, type FieldFault } from "@/core/errors";
import { isDatabaseDown } from "@/server/database-down";
import { API_HEADERS } from "@/server/http/security-headers";
import { log } from "@/server/log";

/** What every thrown thing is to the outside: an `AppError`, with nothing about our insides. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) return fromZodError(error);
  if (isDatabaseDown(error)) {
    return new AppError(
      "unavailable",
      "The database cannot be reached at the moment. Nothing was changed; try again shortly.",
      { retryAfter: 5 },
    );
  }
  throw error;
}

export function fromZodError(error: ZodError): AppError {
  const fields: FieldFault[] = error.issues.map((issue) => ({
    field:
      issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]].join(".") : issue.path.join("."),
    message: issue.code === "unrecognized_keys" ? "There is no such field." : issue.message,
  }));
  const first = fields[0];
  return new AppError(
    "invalid",
    first?.field ? `${first.field}: ${first.message}` : (first?.message ?? "Not usable."),
    { fields },
  );
}

const TITLES: Record<AppError["code"], string> = {
  invalid: "Something in the request is not right",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  "not-found": "Not found",
  "method-not-allowed": "Method not allowed",
  "not-acceptable": "Not available in that format",
  conflict: "Changed by somebody meanwhile",
  gone: "No longer here",
  "precondition-failed": "Changed by somebody meanwhile",
  "too-large": "Too large",
  "unsupported-media-type": "Content type not supported",
  unprocessable: "Understood, but not something that can be kept here",
  "precondition-required": "Say which state you saw",
  "rate-limited": "Too many tries",
  "not-configured": "Not set up on this server",
  unavailable: "Not available at the moment",
};

/** `application/problem+json` (RFC 9457). Unknown errors are logged whole and shown as a bare 500. */
export function problem(thrown: unknown, request: Request): Response {
  let error: AppError;
  try {
    error = toAppError(thrown);
  } catch {
    log.error(
      { error: thrown, method: request.method, path: new URL(request.url).pathname },
      "a request failed",
    );
    return answer(500, {
      type: "about:blank",
      title: "Something went wrong",
      status: 500,
      detail: "The server made a mistake and wrote it down. Nothing was changed.",
    });
  }
  const { fields, current, yours, retryAfter, challenge } = error.details;
  const extra: Record<string, string> = {};
  if (retryAfter !== undefined) extra["retry-after"] = String(Math.max(1, Math.ceil(retryAfter)));
  if (error.code === "unauthenticated" || challenge) {
    extra["www-authenticate"] = ['Bearer realm="Marginalia"', ...(challenge ? [challenge] : [])].join(", ");
  }
  return answer(
    error.status,
    {
      type: "about:blank",
      title: TITLES[error.code],
      status: error.status,
      detail: error.message,
      code: error.code,
      ...(fields && { errors: fields }),
      ...(current !== undefined && { current }),
      ...(yours !== undefined && { yours }),
    },
    extra,
  );
}

const answer = (status: number, body: object, extra: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { ...API_HEADERS, "content-type": "application/problem+json", ...extra },
  });
