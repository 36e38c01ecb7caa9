import { version } from "uuid";
import { z } from "zod";

/** Any UUID, as it stands in an address or a reference. */
export const IdSchema = z.uuid("Expected a UUID.").transform((id) => id.toLowerCase());

/** An id that a client makes for what it creates: a UUIDv7, so that sending twice creates once. */
export const NewIdSchema = IdSchema.refine((id) => version(id) === 7, "Expected a UUID of version 7.");
