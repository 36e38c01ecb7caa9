import { annotationPermalinkDoor } from "@/server/web-annotation/thing-doors";

/** JSON-LD of /annotations/[annotationId], where the front door finds that a client prefers it. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = annotationPermalinkDoor;
