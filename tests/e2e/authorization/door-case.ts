import type { Actor, Scene, Thing } from "./scene";

/** Statuses in the order of ACTORS: visitor, suspended, stranger, observer, member, moderator, owner. */
export type Statuses = [number, number, number, number, number, number, number];

export interface Case {
  thing?: Thing;
  /** Where what the route names is put in, and the body. */
  send(
    scene: Scene,
    actor: Actor,
  ): Promise<{ params?: Record<string, string>; query?: string; body?: unknown }>;
  expect: Statuses;
}

export const nobody = (status: number): Statuses => [status, status, status, status, status, status, status];
/** Writing: who is not signed in is told so, whatever the thing. */
export const people = (...rest: [number, number, number, number, number]): Statuses => [401, 401, ...rest];

/** What its reader must not learn of: nothing tells it from what is not there. */
export const HIDDEN: Statuses = nobody(404);
export const HIDDEN_WRITE: Statuses = people(404, 404, 404, 404, 404);
/** What stands in a group that only its members read; a suspended person is a visitor. */
export const READ_GROUP: Statuses = [404, 404, 404, 200, 200, 200, 200];
/** A visitor's "own" is a member's. */
export const READ_OWN: Statuses = [404, 404, 200, 200, 200, 200, 200];

/** The same of another's thing in the group, and of one in a group that nobody but an outsider is in. */
export const perThing = (
  send: (scene: Scene, thing: Thing, actor: Actor) => ReturnType<Case["send"]>,
  others: Statuses,
  elsewhere: Statuses = HIDDEN_WRITE,
): Case[] => [
  { thing: "other's", send: (scene, actor) => send(scene, "other's", actor), expect: others },
  { thing: "elsewhere", send: (scene, actor) => send(scene, "elsewhere", actor), expect: elsewhere },
];
