import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";
import { ignorePerson, stopIgnoring } from "@/server/people/ignored";

export const PUT = handle(
  { summary: "Fold somebody's comments away for yourself", params: ["personId"], success: 204 },
  ({ actor, params }) => ignorePerson(actor, idFrom(params.personId, "person")),
);

export const DELETE = handle(
  { summary: "Show somebody's comments again", params: ["personId"], success: 204 },
  ({ actor, params }) => stopIgnoring(actor, idFrom(params.personId, "person")),
);
