import { versionDoor } from "@/server/web-annotation/thing-doors";

/** JSON-LD of /articles/[slug]/versions/[number], where the front door finds that a client prefers it. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = versionDoor;
