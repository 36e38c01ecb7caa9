import { z } from "zod";

export const FeedFormatSchema = z.enum(["atom", "json"]);
export type FeedFormat = z.infer<typeof FeedFormatSchema>;

/** Entries of one feed; a reader that comes by once a day on a busy article misses nothing of weight. */
export const MAX_FEED_ENTRIES = 50;

export interface FeedEntry {
  /** A UUID: the entry keeps it wherever the site moves. */
  id: string;
  title: string;
  url: string;
  author: string;
  /** Names of codes. */
  tags: string[];
  /** Safe HTML. */
  html: string;
  /** ISO 8601, UTC. */
  published: string;
  updated: string;
}

export interface Feed {
  /** A UUID. */
  id: string;
  title: string;
  language: string;
  /** The page that it follows. */
  home: string;
  /** Where the feed itself is. */
  self: string;
  /** When anything of it last changed. */
  updated: string;
  /** Newest first. */
  entries: readonly FeedEntry[];
}

export const FEED_TYPE: Record<FeedFormat, string> = {
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};
