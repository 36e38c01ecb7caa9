/** The heights a bottom sheet rests at. */
export type SheetSnap = "peek" | "half" | "full";
export const SHEET_SNAPS = ["peek", "half", "full"] as const satisfies readonly SheetSnap[];

/** Pixels per millisecond above which a flick counts, whatever the distance. */
const FLICK = 0.5;

/** Height in CSS pixels of a snap in a window of `viewport` CSS pixels; `peek` is the height at rest. */
export function snapHeight(snap: SheetSnap, viewport: number, peek: number): number {
  if (snap === "peek") return Math.min(peek, viewport);
  return Math.round(viewport * (snap === "half" ? 0.5 : 0.92));
}

/**
 * Where a sheet let go at `height` (CSS pixels) with `velocity` (CSS pixels per millisecond, positive
 * upward) comes to rest: a flick goes one step on from where it is, otherwise the nearest height.
 */
export function settle(height: number, velocity: number, viewport: number, peek: number): SheetSnap {
  const heights = SHEET_SNAPS.map((snap) => ({ snap, height: snapHeight(snap, viewport, peek) }));
  if (velocity > FLICK) return heights.find((each) => each.height > height)?.snap ?? "full";
  if (velocity < -FLICK) return heights.findLast((each) => each.height < height)?.snap ?? "peek";
  const nearest = heights.reduce((best, each) =>
    Math.abs(each.height - height) < Math.abs(best.height - height) ? each : best,
  );
  return nearest.snap;
}
