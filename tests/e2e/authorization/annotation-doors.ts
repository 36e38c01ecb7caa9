import { type Case, HIDDEN, HIDDEN_WRITE, people, READ_GROUP, READ_OWN, type Statuses } from "./door-case";
import { annotationFor, deletedAnnotationFor, draftFor, type Thing } from "./scene";

const annotation = (
  make: typeof annotationFor,
  thing: Thing,
  expected: Statuses,
  extra: { query?: string; body?: unknown } = {},
): Case => ({
  thing,
  send: async (scene, actor) => ({ params: { annotationId: await make(scene, actor, thing) }, ...extra }),
  expect: expected,
});

export const ANNOTATION_DOORS: Record<string, Case[]> = {
  "POST /api/annotations": [
    {
      send: async (scene) => ({ body: draftFor(scene, scene.group.id) }),
      expect: people(404, 403, 201, 201, 201),
    },
    {
      thing: "private",
      send: async (scene) => ({ body: draftFor(scene, null) }),
      expect: people(201, 201, 201, 201, 201),
    },
    {
      thing: "elsewhere",
      send: async (scene) => ({ body: draftFor(scene, scene.elsewhere.id) }),
      expect: HIDDEN_WRITE,
    },
  ],
  "GET /api/annotations/{annotationId}": [
    annotation(annotationFor, "own", READ_OWN),
    annotation(annotationFor, "other's", READ_GROUP),
    annotation(annotationFor, "private", HIDDEN),
    annotation(annotationFor, "elsewhere", HIDDEN),
  ],
  "GET /api/annotations/{annotationId}/revisions": [
    annotation(annotationFor, "own", READ_OWN),
    annotation(annotationFor, "other's", READ_GROUP),
    annotation(annotationFor, "private", HIDDEN),
    annotation(annotationFor, "elsewhere", HIDDEN),
  ],
  "PATCH /api/annotations/{annotationId}": [
    annotation(annotationFor, "own", people(200, 200, 200, 200, 200), { body: { version: 1, note: "new" } }),
    annotation(annotationFor, "other's", people(404, 403, 403, 403, 403), {
      body: { version: 1, note: "new" },
    }),
    annotation(annotationFor, "private", HIDDEN_WRITE, { body: { version: 1, note: "new" } }),
    annotation(annotationFor, "elsewhere", HIDDEN_WRITE, { body: { version: 1, note: "new" } }),
  ],
  "DELETE /api/annotations/{annotationId}": [
    annotation(annotationFor, "own", people(204, 204, 204, 204, 204)),
    annotation(annotationFor, "other's", people(404, 403, 403, 204, 204)),
    annotation(annotationFor, "private", HIDDEN_WRITE),
    annotation(annotationFor, "elsewhere", HIDDEN_WRITE),
  ],
  "POST /api/annotations/{annotationId}/restore": [
    annotation(deletedAnnotationFor, "own", people(200, 200, 200, 200, 200)),
    annotation(deletedAnnotationFor, "other's", HIDDEN_WRITE),
    annotation(deletedAnnotationFor, "private", HIDDEN_WRITE),
    annotation(deletedAnnotationFor, "elsewhere", HIDDEN_WRITE),
  ],
  "POST /api/annotations/{annotationId}/review": [
    annotation(annotationFor, "own", people(200, 200, 200, 200, 200), {
      body: { verdict: "confirm", version: 1 },
    }),
    annotation(annotationFor, "other's", people(404, 403, 403, 403, 403), {
      body: { verdict: "confirm", version: 1 },
    }),
    annotation(annotationFor, "private", HIDDEN_WRITE, { body: { verdict: "confirm", version: 1 } }),
    annotation(annotationFor, "elsewhere", HIDDEN_WRITE, { body: { verdict: "confirm", version: 1 } }),
  ],
  "GET /api/annotations/{annotationId}/comments": [
    annotation(annotationFor, "own", READ_OWN),
    annotation(annotationFor, "other's", READ_GROUP),
    annotation(annotationFor, "private", HIDDEN),
    annotation(annotationFor, "elsewhere", HIDDEN),
  ],
  "GET /api/annotations/{annotationId}/reactions": [
    annotation(annotationFor, "own", READ_OWN),
    annotation(annotationFor, "other's", READ_GROUP),
    annotation(annotationFor, "private", HIDDEN),
    annotation(annotationFor, "elsewhere", HIDDEN),
  ],
};
