import { z } from "zod";
import { IdSchema } from "@/core/id";
import { lineOfText } from "@/core/plain-text";

/** A copy of a codebook into a group; under its own name where none is said. */
export const CopyCodebookSchema = z.strictObject({ groupId: IdSchema, name: lineOfText(80).optional() });
