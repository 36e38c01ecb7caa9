import { v7 } from "uuid";

/** A new UUIDv7 (RFC 9562 section 5.7): ordered by time, so keyset pages and indexes stay compact. */
export const newId = (): string => v7();
