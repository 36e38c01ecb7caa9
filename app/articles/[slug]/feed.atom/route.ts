import { getArticleFeed } from "@/server/feeds/queries";
import { answerFeed } from "@/server/http/feed";

/** What is new on an article, for everybody. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params;
  return answerFeed(request, "atom", true, (place) => getArticleFeed(slug, place));
}
