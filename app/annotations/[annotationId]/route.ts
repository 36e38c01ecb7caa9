import { annotationAddress } from "@/server/annotations/permalinks";
import { idFrom } from "@/server/articles/access";
import { sendTo } from "@/server/http/redirect";
import { getActor } from "@/server/session";

/** The permalink of an annotation: opens its article at its passage; with `?attach`, to choose another one. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ annotationId: string }> },
): Promise<Response> {
  const { annotationId } = await params;
  const attach = new URL(request.url).searchParams.has("attach");
  return sendTo(async () => annotationAddress(await getActor(), idFrom(annotationId, "annotation"), attach));
}
