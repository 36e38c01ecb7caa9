import { AppError } from "@/core/errors";

/** The error that a promise is refused with; fails when it is kept, or broken by anything else. */
export async function refusalOf(promise: Promise<unknown>): Promise<AppError> {
  const outcome = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof AppError) return outcome;
  throw outcome ?? new Error("It was not refused.");
}
