import { z } from "zod";
import { CodingViewSchema } from "@/core/codebook/view";
import { idFrom } from "@/server/articles/access";
import { listCodings } from "@/server/codebooks/coding-queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary:
      "The codes of an annotation, what each means, and with which version of its codebook it was given",
    params: ["annotationId"],
    answer: z.array(CodingViewSchema),
    open: true,
  },
  ({ actor, params }) => listCodings(actor, idFrom(params.annotationId, "annotation")),
);
