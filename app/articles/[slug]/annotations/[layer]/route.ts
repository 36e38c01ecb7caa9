import { containerDoor } from "@/server/web-annotation/container-door";

/** A container of the Web Annotation Protocol. Its address ends in "/"; see proxy.ts and next.config.js. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = containerDoor;
