import Link from "next/link";
import { agreement } from "@/messages/en/agreement";

/** What is coded and not compared, since a correction of the article took its words: it keeps its place beside the article. */
export function LostMarks({
  count,
  article,
}: {
  count: number;
  /** Address of the article's page. */
  article: string;
}) {
  if (count === 0) return null;
  return (
    <p className="border-line-strong border-s-2 ps-3 text-soft">
      {agreement.map.lost(count)}{" "}
      <Link href={article} className="text-accent underline underline-offset-2">
        {agreement.map.lostWhere}
      </Link>
    </p>
  );
}
