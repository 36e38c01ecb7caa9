import type { ReaderContextValue } from "@/components/reader/reader-context";

/** What of an open page is kept up to date, and how. */
export type FollowedReader = Pick<
  ReaderContextValue,
  "data" | "layer" | "view" | "textRef" | "announce" | "renew"
>;
