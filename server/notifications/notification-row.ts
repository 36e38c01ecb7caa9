import type { NotificationKind } from "@/core/notification";

/** A notification with what of its place the person may see now. */
export interface NotificationRow {
  id: string;
  kind: NotificationKind;
  subjectId: string;
  data: Record<string, unknown>;
  createdAt: Date;
  readAt: Date | null;
  articleId: string | null;
  groupId: string | null;
  slug: string | null;
  title: string | null;
  groupSlug: string | null;
  groupName: string | null;
}
