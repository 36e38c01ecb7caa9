/** At the latest, in milliseconds. */
const LATEST_MS = 2_000;

/**
 * Does something once the page has nothing better to do.
 * @param act is told whether it is still wanted, for after it has waited for something
 * @returns ends it
 */
export function whenIdle(act: (isWanted: () => boolean) => void): () => void {
  let isOver = false;
  const begin = () => {
    if (!isOver) act(() => !isOver);
  };
  // Safari has no requestIdleCallback.
  if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: LATEST_MS });
  else setTimeout(begin, LATEST_MS / 4);
  return () => {
    isOver = true;
  };
}
