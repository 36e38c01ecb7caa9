import { ChangeCodebookSchema } from "@/core/codebook/change";
import { ChangedCodebookSchema } from "@/core/codebook/view";
import { changeCodebook } from "@/server/codebooks/change-commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary:
      "Change a codebook: its words, a code, the tree, a merge or a split. Annotations follow. A stale version is a conflict",
    params: ["codebookId"],
    body: ChangeCodebookSchema,
    answer: ChangedCodebookSchema,
    success: 201,
    maxBytes: 512 * 1024,
  },
  ({ actor, params, body }) => changeCodebook(actor, params.codebookId ?? "", body),
);
