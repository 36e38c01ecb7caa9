import type { LiveChange } from "@/core/live/message";
import { type ActorFacts, canReadGroup, canReadWritten, isBlindTo } from "@/core/permissions";
import { isReadable, toAnnotationView } from "@/server/annotations/rows";
import { isReadableComment } from "@/server/comments/rows";
import type { Batch, Subject, ThreadRow } from "@/server/live/batch";
import { toThreadComment } from "@/server/threads/comment-views";

/**
 * What changed in a batch as one viewer may see it, by the rights they have now: what they may not see is left
 * out, and what they could see and no longer may is gone. The next stretch that is sent reaches over what is nothing to them.
 * @param after of the numbers; only what happened later
 */
export function changesFor(actor: ActorFacts, batch: Batch, after: number): LiveChange[] {
  const changes: LiveChange[] = [];
  const told = {
    annotations: new Set<string>(),
    comments: new Set<string>(),
    threads: new Set<string>(),
    settling: new Set<string>(),
  };

  function tellAnnotation(id: string, subject: Subject | null): void {
    if (told.annotations.has(id)) return;
    const row = batch.annotations.get(id);
    if (row && isReadable(actor, row))
      changes.push({ kind: "annotation", view: toAnnotationView(actor, row) });
    else if (couldRead(actor, batch.articleId, subject, row)) changes.push({ kind: "annotation-gone", id });
    else return;
    told.annotations.add(id);
  }

  function tellComment(id: string, subject: Subject | null): void {
    if (told.comments.has(id)) return;
    const row = batch.comments.get(id);
    if (row && isReadableComment(actor, row)) {
      changes.push({ kind: "comment", view: toThreadComment(actor, row, batch.extras) });
    } else {
      const written = row && { ...row.thread, authorId: row.authorId };
      // In a thread that they follow, others' words may be nothing to them: who is blind to its layer.
      if (written && !canReadWritten(actor, written)) return;
      const thread = row && batch.threads.get(row.threadId);
      const isSwept = subject === null && thread !== undefined && mayReadThread(actor, thread);
      if (!row || !(isSwept || couldRead(actor, batch.articleId, subject, written))) return;
      const { annotationId, groupId } = row.thread;
      changes.push({ kind: "comment-gone", id, annotationId, groupId });
    }
    told.comments.add(id);
  }

  function tellThread(id: string, subject: Subject): void {
    const thread = batch.threads.get(id);
    if (!thread || told.threads.has(id) || !mayReadThread(actor, thread)) return;
    const isBlind = isBlindTo(actor, thread);
    if (isBlind && !(actor.kind === "person" && subject.actorIds.has(actor.id))) return;
    told.threads.add(id);
    const annotation = thread.annotationId === null ? null : batch.annotations.get(thread.annotationId);
    // Its words were taken away: with its last comment its place may be gone, and come back with the next.
    if (annotation && (annotation.deletedAt || annotation.standing !== "published")) {
      tellAnnotation(annotation.id, null);
      if (!isReadable(actor, annotation)) return;
    }
    const { annotationId, groupId, version } = thread;
    const own = actor.kind === "person" ? (thread.counts?.[actor.id] ?? 0) : 0;
    const commentCount = isBlind ? own : thread.commentCount;
    const [isLocked, isResolved] = [thread.lockedAt !== null, !isBlind && thread.resolvedAt !== null];
    changes.push({ kind: "thread", annotationId, groupId, commentCount, isLocked, isResolved, version });
  }

  /**
   * A decision names the words that it was made of, and a task says who has coded, so that both are told to those
   * alone who see all of the layer.
   */
  function tellSettling(groupId: string | null): void {
    if (groupId === null || told.settling.has(groupId)) return;
    if (!canReadGroup(actor, groupId) || isBlindTo(actor, { groupId, articleId: batch.articleId })) return;
    told.settling.add(groupId);
    changes.push({ kind: "settling", groupId });
  }

  for (const subject of batch.subjects) {
    if (subject.lastSeq <= after) continue;
    if (subject.what === "annotation") tellAnnotation(subject.id, subject);
    else if (subject.what === "thread") tellThread(subject.id, subject);
    else if (subject.what === "comment") {
      const row = batch.comments.get(subject.id);
      // From the top, so that a reply never comes before what it answers.
      if (row && subject.isMoved) for (const id of above(batch, row.parentId)) tellComment(id, null);
      tellComment(subject.id, subject);
      if (row) tellThread(row.threadId, subject);
    } else if (subject.what === "settlement" || subject.what === "task") {
      for (const groupId of subject.groupIds) tellSettling(groupId);
    } else if (subject.what === "article" && batch.version !== null) {
      changes.push({ kind: "article", version: batch.version });
    }
  }
  return changes;
}

/** The comments of a batch that hang above one another, the highest first. */
function above(batch: Batch, from: string | null): string[] {
  const ids: string[] = [];
  for (let id = from; id !== null; ) {
    const row = batch.comments.get(id);
    if (!row) break;
    ids.unshift(id);
    id = row.parentId;
  }
  return ids;
}

/** Whether it was in front of the viewer's eyes before: it was not just made, and in a layer that they may read. */
function couldRead(
  actor: ActorFacts,
  articleId: string,
  subject: Subject | null,
  row: { authorId: string; groupId: string | null } | undefined,
): boolean {
  if (!subject) return row !== undefined && canReadWritten(actor, { ...row, articleId });
  if (!subject.wasThere) return false;
  const authors = row ? [row.authorId] : [...subject.actorIds].filter((id) => id !== null);
  return [...subject.groupIds].some((groupId) =>
    groupId === null
      ? authors.some((authorId) => canReadWritten(actor, { groupId, articleId, authorId }))
      : canReadWritten(actor, { groupId, articleId, authorId: row?.authorId ?? SOMEBODY }),
  );
}

/** Stands for everybody but the actor. */
const SOMEBODY = "";

const mayReadThread = (actor: ActorFacts, thread: ThreadRow): boolean =>
  thread.annotationId === null
    ? thread.groupId !== null && canReadGroup(actor, thread.groupId)
    : canReadWritten(actor, thread);

/**
 * Viewers for whom `changesFor` says the same, under one name: thousands of readers are told with a few texts.
 * The rules look at a role in the groups concerned, at whether one is blind to their layers, and at whether it is
 * one's own; whoever has a part in the batch therefore has a name of their own.
 */
export function audienceOf(actor: ActorFacts, { articleId, groupIds, personIds }: Parts): string {
  if (actor.kind === "visitor") return "visitor";
  const roles = groupIds.map(
    (groupId) => `${actor.roles[groupId] ?? ""}${isBlindTo(actor, { groupId, articleId }) ? " blind" : ""}`,
  );
  const self = personIds.has(actor.id) ? actor.id : "";
  return [self, actor.siteRole, actor.mayWrite, ...roles].join(" ");
}

export interface Parts {
  articleId: string;
  groupIds: string[];
  personIds: Set<string>;
}

/** Whose words and which groups a batch is about. */
export function partsOf(batch: Batch): Parts {
  const groupIds = new Set<string>();
  const personIds = new Set<string>();
  const add = (groupId: string | null, ...people: (string | null | undefined)[]) => {
    if (groupId !== null) groupIds.add(groupId);
    for (const id of people) if (id) personIds.add(id);
  };
  for (const subject of batch.subjects) for (const id of subject.groupIds) add(id, ...subject.actorIds);
  for (const row of batch.annotations.values()) add(row.groupId, row.authorId);
  for (const { thread, authorId } of batch.comments.values())
    add(thread.groupId, authorId, thread.annotation?.authorId);
  for (const thread of batch.threads.values()) add(thread.groupId, thread.authorId);
  return { articleId: batch.articleId, groupIds: [...groupIds], personIds };
}
