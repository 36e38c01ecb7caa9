import { type Case, HIDDEN_WRITE, people, type Statuses } from "./door-case";
import { annotationFor, commentFor, type Thing } from "./scene";

const reaction = (subject: "comment" | "annotation", thing: Thing, expected: Statuses): Case => ({
  thing,
  send: async (scene, actor) => {
    const make = subject === "comment" ? commentFor : annotationFor;
    return { params: { [`${subject}Id`]: await make(scene, actor, thing), kind: "agree" } };
  },
  expect: expected,
});

/** To others' words, where one may write. A stranger's and an observer's own are private. */
const reactions = (subject: "comment" | "annotation"): Case[] => [
  reaction(subject, "own", people(403, 403, 403, 403, 403)),
  reaction(subject, "other's", people(404, 403, 200, 200, 200)),
  reaction(subject, "private", HIDDEN_WRITE),
  reaction(subject, "elsewhere", HIDDEN_WRITE),
];

export const REACTION_DOORS: Record<string, Case[]> = {
  "PUT /api/comments/{commentId}/reactions/{kind}": reactions("comment"),
  "DELETE /api/comments/{commentId}/reactions/{kind}": reactions("comment"),
  "PUT /api/annotations/{annotationId}/reactions/{kind}": reactions("annotation"),
  "DELETE /api/annotations/{annotationId}/reactions/{kind}": reactions("annotation"),
};
