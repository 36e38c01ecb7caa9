import { AppError } from "@/core/errors";
import { account } from "@/messages/en/account";
import { Prisma } from "@/server/generated/prisma/client";

type Unique = "email" | "handle";

const TAKEN: Record<Unique, string> = { email: account.emailTaken, handle: account.handleTaken };

/** A conflict that names the fields somebody else has already taken. */
export function taken(fields: readonly Unique[]): AppError {
  const faults = fields.map((field) => ({ field, message: TAKEN[field] }));
  return new AppError("conflict", faults.map((fault) => fault.message).join(" "), { fields: faults });
}

/**
 * Which field of Person two people wanted at the same moment; null for every other error. PostgreSQL's
 * unique index decides, so a check beforehand is only for telling all faults at once.
 */
export function uniqueFault(thrown: unknown): Unique | null {
  if (!(thrown instanceof Prisma.PrismaClientKnownRequestError) || thrown.code !== "P2002") return null;
  const where = JSON.stringify(thrown.meta ?? {});
  if (/handle/i.test(where)) return "handle";
  return /email/i.test(where) ? "email" : null;
}
