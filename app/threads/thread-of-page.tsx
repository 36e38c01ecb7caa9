import { renderMarkdown } from "@/components/markdown/render-markdown";
import { ThreadPage } from "@/components/threads/thread-page";
import type { Shown } from "@/components/threads/thread-state";
import { isPlain } from "@/core/plain-markdown";
import { type ThreadPage as Page, ThreadSortSchema } from "@/core/threads/thread";
import type { Actor } from "@/server/session";

export interface ThreadAddress {
  sort?: string;
  comment?: string;
  cursor?: string;
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** What the address of a page with a thread asks for. */
export function threadAddress(query: Record<string, string | string[] | undefined>): ThreadAddress {
  const [sort, comment, cursor] = [first(query.sort), first(query.comment), first(query.cursor)];
  return { ...(sort && { sort }), ...(comment && { comment }), ...(cursor && { cursor }) };
}

const shownOf = ({ sort, comment }: ThreadAddress): Shown =>
  comment
    ? { kind: "part", commentId: comment }
    : { kind: "whole", sort: ThreadSortSchema.catch("oldest").parse(sort) };

/** A thread as the server draws it: with its Markdown, so that it needs no script and no parser. */
export function ThreadOfPage(props: {
  actor: Actor;
  page: Page;
  address: ThreadAddress;
  articleHref: string;
  here: string;
  label: string;
}) {
  const { actor, page, address, articleHref, here, label } = props;
  const drawn = page.items.flatMap(({ id, version, body, mentions }) =>
    isPlain(body)
      ? []
      : [{ id, version, body: renderMarkdown(body, { idPrefix: `c-${id}-`, people: mentions }) }],
  );
  const { sort, comment, cursor } = address;
  return (
    <ThreadPage
      // Another part, order or reader is another page: nothing of the last one's state may carry over.
      key={[page.thread.id, sort, comment, cursor, actor.kind === "person" && actor.id].join(" ")}
      page={page}
      shown={shownOf(address)}
      viewer={actor.kind === "person" ? { id: actor.id, name: actor.name, handle: actor.handle } : null}
      signInHref={`/sign-in?next=${encodeURIComponent(here)}`}
      articleHref={articleHref}
      drawn={drawn}
      label={label}
    />
  );
}
