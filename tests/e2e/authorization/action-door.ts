import type { Pool } from "pg";
import type { Actor, Scene } from "./scene";

/**
 * The doors that are not routes: server actions behind forms. Each form is fetched as somebody who is
 * offered it, with all that the server put into it, and then sent by everybody.
 */
export interface Door {
  /** Prepares what the form is about, and says where it stands and what to fill in. */
  form(scene: Scene, actor: Actor): Promise<Form>;
  /** Who gets what the form asks for; for everybody else nothing changes. */
  allowed: readonly Actor[];
}

export interface Form {
  page: string;
  /** Who is offered it; the page is fetched as they see it. */
  as: "owner" | "member" | "author";
  /** Matches something inside of the form. */
  has: string;
  fields?: Record<string, string | File>;
  /** Tells by the database whether what the form asks for was done. */
  isDone(db: Pool): Promise<boolean>;
}
