import { takeOut as words } from "@/messages/en/export";

/**
 * For feed readers and for sites that embed: where the feeds of a page are, and who answers for its preview.
 * React moves them into the head.
 * @param feeds path of the page that has feeds, without a slash at its end
 * @param page absolute address to embed; null where there is none for everybody
 */
export function FollowLinks({ feeds, page }: { feeds: string; page: string | null }) {
  const embed = page === null ? null : `/oembed?url=${encodeURIComponent(page)}`;
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title={words.atom} href={`${feeds}/feed.atom`} />
      <link rel="alternate" type="application/feed+json" title={words.jsonFeed} href={`${feeds}/feed.json`} />
      {embed ? (
        <>
          <link rel="alternate" type="application/json+oembed" href={embed} />
          <link rel="alternate" type="text/xml+oembed" href={`${embed}&format=xml`} />
        </>
      ) : null}
    </>
  );
}
