import { commentAddress } from "@/server/annotations/permalinks";
import { idFrom } from "@/server/articles/access";
import { sendTo } from "@/server/http/redirect";
import { getActor } from "@/server/session";

/** The permalink of a comment: opens its article at the passage, with its thread. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ commentId: string }> },
): Promise<Response> {
  const { commentId } = await params;
  return sendTo(async () => commentAddress(await getActor(), idFrom(commentId, "comment")));
}
