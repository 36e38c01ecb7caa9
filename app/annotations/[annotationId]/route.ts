import { annotationAddress } from "@/server/annotations/permalinks";
import { idFrom } from "@/server/articles/access";
import { sendTo } from "@/server/http/redirect";
import { getActor } from "@/server/session";

/** The permalink of an annotation: opens its article at its passage. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ annotationId: string }> },
): Promise<Response> {
  const { annotationId } = await params;
  return sendTo(async () => annotationAddress(await getActor(), idFrom(annotationId, "annotation")));
}
