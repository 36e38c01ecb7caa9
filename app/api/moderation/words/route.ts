import {
  AddWordsSchema,
  ListWordsSchema,
  RemoveWordsSchema,
  WatchedWordViewSchema,
  WordsChangedSchema,
} from "@/core/moderation/settings";
import { pageSchema } from "@/core/page";
import { handle } from "@/server/http/handle";
import { addWatchedWords, listWatchedWords, removeWatchedWords } from "@/server/moderation/watched-words";

export const GET = handle(
  {
    summary: "The watched words of a group or, without one, of the site",
    query: ListWordsSchema,
    answer: pageSchema(WatchedWordViewSchema),
  },
  ({ actor, query }) => listWatchedWords(actor, query),
);

export const POST = handle(
  {
    summary: "Add words to a list, or give them another effect",
    body: AddWordsSchema,
    answer: WordsChangedSchema,
  },
  ({ actor, body }) => addWatchedWords(actor, body),
);

export const DELETE = handle(
  {
    summary: "Take words off a list",
    body: RemoveWordsSchema,
    answer: WordsChangedSchema,
  },
  ({ actor, body }) => removeWatchedWords(actor, body),
);
