import { newId } from "@/core/new-id";
import { createComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { actorForPerson, type SignedInActor } from "@/server/session";
import { insertAnnotation, insertArticle, insertPerson } from "../../support/rows";

export const actor = async (fields?: Parameters<typeof insertPerson>[1]) =>
  actorForPerson((await insertPerson(pool(), fields)).id);

/** A public article with an annotation by `author`, and somebody else. */
export async function scene() {
  const [article, author, other] = [await insertArticle(pool()), await actor(), await actor()];
  const annotation = await insertAnnotation(pool(), article, author, { exact: "Biden's war" });
  const say = (by: SignedInActor, body: string, parentId: string | null = null) =>
    createComment(by, { id: newId(), on: { annotationId: annotation.id }, parentId, body });
  return { article, author, other, annotation, say };
}
