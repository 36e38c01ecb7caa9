/** What the builder offers to choose from, and how what stands in a query is called. */
export interface QueryNames {
  books: readonly {
    slug: string;
    name: string;
    codes: readonly { id: string; slug: string; name: string; isHeading: boolean }[];
  }[];
  groups: readonly { slug: string; name: string; canWrite: boolean; id: string }[];
  articles: readonly { slug: string; title: string }[];
  tasks: readonly { name: string; title: string; groupName: string }[];
  isSignedIn: boolean;
}

/** How a code is written: by its slug, and its codebook's where another has the same. */
export function codeNames({ books }: QueryNames): Map<string, string> {
  const counts = new Map<string, number>();
  for (const { codes } of books) for (const { slug } of codes) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  return new Map(
    books.flatMap((book) =>
      book.codes.map(({ id, slug }) => [id, (counts.get(slug) ?? 0) > 1 ? `${book.slug}/${slug}` : slug]),
    ),
  );
}
