import type { Foreign } from "@/core/web-annotation/foreign";

/** Where something came from, and what another tool said of it: what no reader sees, and every file keeps. */
export interface Provenance {
  /** The last part of its address, where a client asked for one; replies have none. */
  slug: string | null;
  /** Former addresses, the newest first. */
  via: readonly string[];
  canonical: string | null;
  foreign: Foreign | null;
}
