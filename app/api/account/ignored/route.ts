import { PeopleSchema } from "@/core/person";
import { handle } from "@/server/http/handle";
import { listIgnoredPeople } from "@/server/people/ignored";

export const GET = handle(
  { summary: "People whose comments are folded away for you", answer: PeopleSchema },
  ({ actor }) => listIgnoredPeople(actor),
);
