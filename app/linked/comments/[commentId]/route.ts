import { commentPermalinkDoor } from "@/server/web-annotation/thing-doors";

/** JSON-LD of /comments/[commentId], where the front door finds that a client prefers it. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = commentPermalinkDoor;
