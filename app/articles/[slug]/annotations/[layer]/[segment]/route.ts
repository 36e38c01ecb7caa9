import { annotationDoor } from "@/server/web-annotation/annotation-door";

/** An annotation, or a reply, in a container of the Web Annotation Protocol. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = annotationDoor;
