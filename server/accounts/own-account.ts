import { forbidden } from "@/core/errors";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/**
 * The person behind an act on their own account. A token may read and write articles' layers in its
 * owner's name, but never change who that owner is, or a leaked one could take the account over.
 * @throws AppError unauthenticated for visitors, forbidden for tokens.
 */
export function requireOwnAccount(actor: Actor): SignedInActor {
  const person = requirePerson(actor);
  if (person.via === "token") {
    throw forbidden("A token cannot manage the account. Sign in on the site to do this.");
  }
  return person;
}
