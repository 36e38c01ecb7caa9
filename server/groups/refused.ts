import { type AppError, forbidden } from "@/core/errors";
import { groups as words } from "@/messages/en/groups";
import type { SignedInActor } from "@/server/session";

/** A refusal in the words of the rule, unless it is the token that may only read. */
export const refused = (person: SignedInActor, message: string): AppError =>
  forbidden(person.mayWrite ? message : words.errors.readOnlyToken);
