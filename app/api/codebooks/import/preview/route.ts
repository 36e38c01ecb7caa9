import { CodebookPreviewSchema, ImportCodebookSchema } from "@/core/codebook/file/import-schema";
import { previewImport } from "@/server/codebooks/import-commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary: "What a codebook file would become, and line by line what cannot be brought in; stores nothing",
    body: ImportCodebookSchema,
    takesFile: true,
    answer: CodebookPreviewSchema,
    maxBytes: 3_000_000,
  },
  ({ actor, body }) => previewImport(actor, body),
);
