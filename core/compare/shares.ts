/** A difference of two shares with its interval; all in [-1, 1]. */
export interface ShareDifference {
  /** Left minus right. */
  difference: number;
  low: number;
  high: number;
}

/** Two-sided, of the standard normal distribution. */
const Z95 = 1.959964;

/** Wilson's score interval (1927) of a share, 95 %. @returns null of nothing */
export function shareInterval(count: number, of: number): { low: number; high: number } | null {
  if (of <= 0) return null;
  const share = count / of;
  const square = Z95 * Z95;
  const middle = (share + square / (2 * of)) / (1 + square / of);
  const half = (Z95 / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * How far two shares are apart, with Newcombe's 95 % interval (Statistics in Medicine 17, 1998, method 10): made of
 * both Wilson intervals, so that it holds for few sentences and for shares of 0 and 1.
 *
 * @returns null where one of the texts has nothing to count
 */
export function shareDifference(
  left: { count: number; of: number },
  right: { count: number; of: number },
): ShareDifference | null {
  const [ours, theirs] = [shareInterval(left.count, left.of), shareInterval(right.count, right.of)];
  if (!ours || !theirs) return null;
  const [p, q] = [left.count / left.of, right.count / right.of];
  const difference = p - q;
  return {
    difference,
    low: Math.max(-1, difference - Math.hypot(p - ours.low, theirs.high - q)),
    high: Math.min(1, difference + Math.hypot(ours.high - p, q - theirs.low)),
  };
}
