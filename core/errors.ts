/**
 * The one error type for what can be expected to go wrong. `server/http/handle.ts` turns it into
 * `application/problem+json` (RFC 9457) and `server/http/action.ts` into a value for forms.
 * Anything else that is thrown is a defect: it is logged, and people see only "something went wrong".
 */

export type ErrorCode = keyof typeof STATUS_OF;

/** HTTP status per code (RFC 9110 section 15; 428 and 429: RFC 6585). */
export const STATUS_OF = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "not-acceptable": 406,
  conflict: 409,
  gone: 410,
  "precondition-failed": 412,
  "too-large": 413,
  "unsupported-media-type": 415,
  unprocessable: 422,
  "precondition-required": 428,
  "rate-limited": 429,
  "not-configured": 501,
  unavailable: 503,
} as const;

/** What is wrong with one field of the input. `field` is a dotted path, "" for the whole. */
export interface FieldFault {
  field: string;
  message: string;
  /** Where in the field's text, in UTF-16 code units. */
  position?: { offset: number; length: number };
  /** What may have been meant instead of what stands there, the likeliest first. */
  suggestions?: readonly string[];
}

export interface ErrorDetails {
  fields?: readonly FieldFault[];
  /** The state the server holds, for a conflict. */
  current?: unknown;
  /** What the caller sent, for a conflict, so that both can be shown side by side. */
  yours?: unknown;
  /** What the `WWW-Authenticate` challenge says beside its realm (RFC 6750 section 3). */
  challenge?: string;
  /** A page of this site where the caller can do something about it. */
  leadsTo?: string;
  /** Seconds until another try can succeed. */
  retryAfter?: number;
}

export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }

  get status(): number {
    return STATUS_OF[this.code];
  }
}

/** One field is wrong: 400 with its name. */
export const invalid = (
  field: string,
  message: string,
  more: Pick<FieldFault, "position" | "suggestions"> = {},
) => new AppError("invalid", message, { fields: [{ field, message, ...more }] });

/** The same answer for what does not exist and for what the actor may not see. */
export const notFound = (what: string) => new AppError("not-found", `There is no such ${what}.`);

export const unauthenticated = () => new AppError("unauthenticated", "Sign in to do this.");

export const forbidden = (message: string) => new AppError("forbidden", message);

/** Somebody changed the thing since the caller saw it; carries both states. */
export const conflict = (message: string, current?: unknown, yours?: unknown) =>
  new AppError("conflict", message, { current, yours });
