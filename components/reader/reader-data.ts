import type { ArticleView } from "@/core/article";
import type { CodeRef } from "@/core/codebook";
import type { GroupSummary } from "@/core/group";
import type { PersonRef } from "@/core/person";
import type { Block } from "@/core/text/markup";

/** What the reader page was given. While it is open, `renew` alone changes it. */
export interface ReaderData {
  article: ArticleView;
  blocks: readonly Block[];
  /** By id, in codebook order. Grows where somebody uses a code that is newer than the page; see `learnCodes`. */
  codes: Map<string, CodeRef>;
  codebooks: readonly { id: string; slug: string; name: string }[];
  /** Of `codebooks`, the one that the viewer's task asks for; null where there is none. */
  taskCodebookId: string | null;
  viewer: PersonRef | null;
  group: GroupSummary;
  /** Whether the viewer may write in this group's layer. */
  canAnnotate: boolean;
  /** Number of the current version, where the page shows an earlier one. */
  newerVersion: number | null;
  /** What of the article's events the layer included when the page was made: live updates go on from there. */
  asOf: { epoch: string; seq: number };
  /** How many annotations of the article wait for the viewer's word on their place. */
  toReview: number;
  /** Where a visitor signs in; it leads back here. */
  signInHref: string;
}
