import type { Feed, FeedEntry } from "@/core/feed/feed";
import { escapeXml } from "@/core/xml-text";

/** The Atom Syndication Format (RFC 4287). */
export const toAtom = (feed: Feed): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.language)}">
<id>urn:uuid:${feed.id}</id>
<title>${escapeXml(feed.title)}</title>
<updated>${feed.updated}</updated>
<link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(feed.home)}"/>
<generator>Marginalia</generator>
${feed.entries.map(toEntry).join("")}</feed>
`;

const toEntry = (entry: FeedEntry): string => `<entry>
<id>urn:uuid:${entry.id}</id>
<title>${escapeXml(entry.title)}</title>
<link rel="alternate" type="text/html" href="${escapeXml(entry.url)}"/>
<published>${entry.published}</published>
<updated>${entry.updated}</updated>
<author><name>${escapeXml(entry.author)}</name></author>
${entry.tags.map((tag) => `<category term="${escapeXml(tag)}"/>\n`).join("")}<content type="html">${escapeXml(entry.html)}</content>
</entry>
`;
