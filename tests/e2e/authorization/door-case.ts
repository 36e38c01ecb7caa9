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
