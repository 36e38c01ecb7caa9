import type { Json, JsonObject } from "@/core/web-annotation/json";
import { ANNOTATION_CONTEXT, CONTAINER_CONTEXT } from "@/core/web-annotation/vocabulary";

/**
 * How the annotations of a container are shown (Protocol, section 4.2): its own description alone, or with a
 * page of their IRIs or of their full descriptions.
 */
export type ContainerForm = "minimal" | "iris" | "descriptions";

/** What is said of a container in every form. */
export interface ContainerFacts {
  /** Its IRI, which ends in "/". */
  iri: string;
  label: string;
  total: number;
  /** ISO 8601, UTC. Null while nothing was ever in it. */
  modified: string | null;
  /** Where the last page begins, see `PageFacts`. */
  lastPage: string;
}

/** One page of a container, in the order in which things came in. */
export interface PageFacts {
  /** What its address carries: `FIRST_PAGE`, or the cursor of what stands before it. */
  page: string;
  /** How many stand before it. */
  startIndex: number;
  prev: string | null;
  next: string | null;
  /** As IRIs or as descriptions. */
  items: readonly Json[];
}

export const FIRST_PAGE = "0";

/** Each form has an IRI of its own that answers with it (Protocol, section 4.2.3). */
export function collectionIri(container: string, form: ContainerForm): string {
  if (form === "minimal") return container;
  return `${container}?iris=${form === "iris" ? 1 : 0}`;
}

/** A page of a minimal container is one of descriptions, which is what a client gets that prefers nothing. */
export function pageIri(container: string, form: ContainerForm, page: string): string {
  return `${container}?iris=${form === "iris" ? 1 : 0}&page=${encodeURIComponent(page)}`;
}

/**
 * A container as an LDP BasicContainer and an AnnotationCollection (Data Model, section 5.1; Protocol, 4.2).
 * @param first the first page, embedded unless the form is minimal
 */
export function toCollection(facts: ContainerFacts, form: ContainerForm, first: PageFacts): JsonObject {
  const { iri, label, total, modified, lastPage } = facts;
  const { "@context": _, partOf: __, ...embedded } = toPage(facts, form, first);
  return {
    "@context": [ANNOTATION_CONTEXT, CONTAINER_CONTEXT],
    id: collectionIri(iri, form),
    type: ["BasicContainer", "AnnotationCollection"],
    label,
    total,
    ...(modified !== null && { modified }),
    first: form === "minimal" ? pageIri(iri, form, first.page) : embedded,
    last: pageIri(iri, form, lastPage),
  };
}

/** A page as an AnnotationPage (Data Model, section 5.2). */
export function toPage(facts: ContainerFacts, form: ContainerForm, page: PageFacts): JsonObject {
  const { iri, label, total, modified } = facts;
  const shown = form === "minimal" ? "descriptions" : form;
  return {
    "@context": ANNOTATION_CONTEXT,
    id: pageIri(iri, shown, page.page),
    type: "AnnotationPage",
    partOf: {
      id: collectionIri(iri, shown),
      type: "AnnotationCollection",
      label,
      total,
      ...(modified !== null && { modified }),
    },
    startIndex: page.startIndex,
    ...(page.prev !== null && { prev: pageIri(iri, shown, page.prev) }),
    ...(page.next !== null && { next: pageIri(iri, shown, page.next) }),
    items: [...page.items],
  };
}
