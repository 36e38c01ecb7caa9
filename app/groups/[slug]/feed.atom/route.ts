import { getGroupFeed } from "@/server/feeds/queries";
import { answerFeed } from "@/server/http/feed";
import { getApiActor, VISITOR } from "@/server/session";

/** What is new in a group: in Public for everybody, elsewhere for a member's token (a feed reader has no cookies). */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params;
  const isShared = !request.headers.has("authorization");
  const actor = async () => (isShared ? VISITOR : getApiActor());
  return answerFeed(request, "atom", isShared, async (place) => getGroupFeed(await actor(), slug, place));
}
