/** Below a page's heading: which article, in which group. */
export function ArticleInGroup({
  article,
  group,
}: {
  article: { title: string; language: string };
  group: { name: string };
}) {
  return (
    <p>
      <span lang={article.language} className="font-serif">
        {article.title}
      </span>{" "}
      · {group.name}
    </p>
  );
}
