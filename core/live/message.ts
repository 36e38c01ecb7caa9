import type { AnnotationView } from "@/core/annotation";
import type { ThreadCommentView } from "@/core/comment";

// The reader page runs this in the browser: types and constants only, so that zod stays out of its bundle.

/**
 * What became of something on an article, as one viewer may see it now. A change says how things are, not
 * what happened, so that hearing it twice does no harm and the newest alone is enough.
 */
export type LiveChange =
  /** It is new, or other than it was; a tombstone too. */
  | { kind: "annotation"; view: AnnotationView }
  /** Deleted, withheld, made private, or in no layer of the viewer's any more. */
  | { kind: "annotation-gone"; id: string }
  | { kind: "comment"; view: ThreadCommentView }
  | { kind: "comment-gone"; id: string; annotationId: string | null; groupId: string | null }
  | ({ kind: "thread" } & ThreadState)
  /**
   * What is settled, proposed or voted over the article in a group is other than it was, or who coded it there and how
   * it is to be settled; each fetches it by their rights.
   */
  | { kind: "settling"; groupId: string }
  /** The article has a new current version. */
  | { kind: "article"; version: number };

/** The thread on an annotation or, where that is null, of the whole article in a group. */
export interface ThreadState {
  annotationId: string | null;
  /** Null: on a private annotation. */
  groupId: string | null;
  commentCount: number;
  isLocked: boolean;
  isResolved: boolean;
  /** Raised when it is locked, unlocked, resolved or reopened. */
  version: number;
}

/** Event `changes`: all that happened after number `from`, up to and with number `to`, of what the viewer may see. */
export interface LiveChanges {
  articleId: string;
  epoch: string;
  from: number;
  to: number;
  changes: readonly LiveChange[];
}

/**
 * Event `reset`: what was missed cannot be told; a fresh snapshot is needed. The stream goes on after `seq`.
 * Both null: there is no such article for the viewer (any more), and nothing more comes of it.
 */
export type LiveReset =
  | { articleId: string; epoch: string; seq: number }
  | { articleId: string; epoch: null; seq: null };

/** Event `open`, the first of every stream: for whom it is. Null: a visitor. */
export interface LiveOpen {
  viewerId: string | null;
}

/** Event `person`: what is new for the viewer, wherever they are. */
export interface LivePerson {
  /** How many notifications they have not seen. */
  unread?: number;
  /** Groups that they moderate in whose queue something changed. */
  queues?: readonly string[];
}

/** Event `codebook`: one that the viewer may read is new or has another version. */
export interface LiveCodebook {
  id: string;
  version: number;
}

/** Event `end`, the last: the server goes down for a moment, or the session has ended. Who comes back is told who they are now. */
export interface LiveEnd {
  why: "restart" | "signed-out";
}

/** An event `beat` comes at least this often, in milliseconds; before it the viewer's rights are read anew. */
export const BEAT_MS = 25_000;

/** Further behind than this, in events, a client takes a snapshot instead. */
export const MOST_BEHIND = 1_000;

/** Articles that one stream follows at most. */
export const MOST_ARTICLES = 50;
