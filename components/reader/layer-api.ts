import { request } from "@/components/api/request";
import type { AnnotationChanges, AnnotationDraft, AnnotationView } from "@/core/annotation";
import type { ReviewAnchor } from "@/core/review";

/** The part of the API that the reader page writes through. */
export interface LayerApi {
  create(draft: AnnotationDraft): Promise<AnnotationView>;
  update(id: string, changes: AnnotationChanges): Promise<AnnotationView>;
  /** The tombstone where others' comments hang on it, else nothing. */
  remove(id: string): Promise<AnnotationView | null>;
  restore(id: string): Promise<AnnotationView>;
  /** Says where an annotation belongs whose place is in question. */
  review(id: string, review: ReviewAnchor): Promise<AnnotationView>;
}

export const layerApi: LayerApi = {
  create: (draft) => request("POST", "/api/annotations", draft),
  update: (id, changes) => request("PATCH", `/api/annotations/${id}`, changes),
  remove: async (id) =>
    (await request<AnnotationView | undefined>("DELETE", `/api/annotations/${id}`)) ?? null,
  restore: (id) => request("POST", `/api/annotations/${id}/restore`, {}),
  review: (id, review) => request("POST", `/api/annotations/${id}/review`, review),
};
