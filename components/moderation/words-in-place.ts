import type { Standing } from "@/core/standing";

/** Words beside which something can be done about them. */
export interface WordsInPlace {
  kind: "annotation" | "comment";
  id: string;
  version: number;
  standing: Standing;
  /** Null: private, and nobody else's business. */
  groupId: string | null;
  author: { id: string; name: string } | null;
  /** Of a comment: its thread. */
  threadId: string | null;
  /** Whoever may take away what others wrote moderates there. */
  canDelete: boolean;
}

/** What can be done about them. */
export type InPlaceAct = "flag" | "approve" | "hide" | "remove" | "lock";
