import { v7 } from "uuid";
import { type Case, HIDDEN, HIDDEN_WRITE, people, READ_GROUP, READ_OWN, type Statuses } from "./door-case";
import { annotationFor, commentFor, deletedCommentFor, type Thing } from "./scene";

const comment = (make: typeof commentFor, thing: Thing, expected: Statuses, body?: unknown): Case => ({
  thing,
  send: async (scene, actor) => ({ params: { commentId: await make(scene, actor, thing) }, body }),
  expect: expected,
});

export const COMMENT_DOORS: Record<string, Case[]> = {
  "POST /api/comments": (["own", "other's", "private", "elsewhere"] as const).map(
    (thing): Case => ({
      thing,
      send: async (scene, actor) => ({
        body: { id: v7(), on: { annotationId: await annotationFor(scene, actor, thing) }, body: "Hello" },
      }),
      expect: {
        own: people(201, 201, 201, 201, 201),
        "other's": people(404, 403, 201, 201, 201),
        private: HIDDEN_WRITE,
        elsewhere: HIDDEN_WRITE,
      }[thing],
    }),
  ),
  "GET /api/comments/{commentId}": [
    comment(commentFor, "own", READ_OWN),
    comment(commentFor, "other's", READ_GROUP),
    comment(commentFor, "private", HIDDEN),
    comment(commentFor, "elsewhere", HIDDEN),
  ],
  "GET /api/comments/{commentId}/revisions": [
    comment(commentFor, "own", READ_OWN),
    comment(commentFor, "other's", READ_GROUP),
    comment(commentFor, "private", HIDDEN),
    comment(commentFor, "elsewhere", HIDDEN),
  ],
  "PATCH /api/comments/{commentId}": [
    comment(commentFor, "own", people(200, 200, 200, 200, 200), { version: 1, body: "new" }),
    comment(commentFor, "other's", people(404, 403, 403, 403, 403), { version: 1, body: "new" }),
    comment(commentFor, "private", HIDDEN_WRITE, { version: 1, body: "new" }),
    comment(commentFor, "elsewhere", HIDDEN_WRITE, { version: 1, body: "new" }),
  ],
  "DELETE /api/comments/{commentId}": [
    comment(commentFor, "own", people(204, 204, 204, 204, 204)),
    comment(commentFor, "other's", people(404, 403, 403, 204, 204)),
    comment(commentFor, "private", HIDDEN_WRITE),
    comment(commentFor, "elsewhere", HIDDEN_WRITE),
  ],
  "POST /api/comments/{commentId}/restore": [
    comment(deletedCommentFor, "own", people(200, 200, 200, 200, 200)),
    comment(deletedCommentFor, "other's", HIDDEN_WRITE),
    comment(deletedCommentFor, "private", HIDDEN_WRITE),
    comment(deletedCommentFor, "elsewhere", HIDDEN_WRITE),
  ],
};
