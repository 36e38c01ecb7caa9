import { CodebookViewSchema } from "@/core/codebook";
import { ImportCodebookSchema } from "@/core/codebook/file/import-schema";
import { importCodebook } from "@/server/codebooks/import-commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary: "A new codebook from a file (JSON, CSV, REFI-QDA): all of it, or with any fault nothing",
    body: ImportCodebookSchema,
    takesFile: true,
    answer: CodebookViewSchema,
    success: 201,
    maxBytes: 3_000_000,
  },
  ({ actor, body }) => importCodebook(actor, body),
);
