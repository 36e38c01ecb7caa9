import { v7, version } from "uuid";
import { z } from "zod";

/** A new UUIDv7 (RFC 9562 section 5.7): ordered by time, so keyset pages and indexes stay compact. */
export const newId = (): string => v7();

/** Any UUID, as it stands in an address or a reference. */
export const IdSchema = z.uuid("Expected a UUID.").transform((id) => id.toLowerCase());

/** An id that a client makes for what it creates: a UUIDv7, so that sending twice creates once. */
export const NewIdSchema = IdSchema.refine((id) => version(id) === 7, "Expected a UUID of version 7.");
