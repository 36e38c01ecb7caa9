// @ts-check

/**
 * @typedef {(text: string) => void} Progress shows what the running step is at
 * @typedef {{
 *   step<T>(title: string, work: (progress: Progress) => Promise<T>, summary?: (result: T) => string): Promise<T>,
 *   say(text: string): void,
 * }} Steps
 */

const SPINNER = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/**
 * @param {number} milliseconds
 * @returns {string} "12.3 s" or "2 min 5 s"
 */
export function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Prints each step with its time, and shows that it is alive while it runs: a moving line on a terminal, a
 * line every ten seconds elsewhere.
 *
 * @param {{
 *   stream?: Pick<NodeJS.WriteStream, "write"> & { isTTY?: boolean, columns?: number },
 *   heartbeatMs?: number,
 *   firstSignMs?: number,
 * }} [options]
 * @returns {Steps}
 */
export function createSteps({ stream = process.stdout, heartbeatMs = 10_000, firstSignMs = 1_000 } = {}) {
  const live = stream.isTTY === true;

  return {
    say(text) {
      stream.write(`${text}\n`);
    },

    async step(title, work, summary = () => "") {
      const startedAt = performance.now();
      const elapsed = () => formatDuration(performance.now() - startedAt);
      let detail = "";
      let frame = 0;
      const stop = live
        ? every(100, () => {
            frame += 1;
            stream.write(
              `\r\u001b[2K${clip(`${SPINNER[frame % SPINNER.length]} ${title} … ${elapsed()}  ${detail}`)}`,
            );
          })
        : beat(firstSignMs, heartbeatMs, (first) => {
            stream.write(
              `… ${title}${first ? "" : ` (${elapsed()} so far)`}${detail === "" ? "" : `: ${detail}`}\n`,
            );
          });
      const finish = (/** @type {string} */ line) => {
        stop();
        stream.write(`${live ? "\r\u001b[2K" : ""}${line}\n`);
      };
      try {
        const result = await work((text) => {
          detail = text.trim();
        });
        const remark = summary(result);
        finish(`✓ ${title} … ${elapsed()}${remark === "" ? "" : ` (${remark})`}`);
        return result;
      } catch (error) {
        finish(`✗ ${title} … ${elapsed()}`);
        throw error;
      }
    },
  };

  /** A moving line that wraps could not be wiped. @param {string} text @returns {string} */
  function clip(text) {
    const width = stream.columns ?? 80;
    return text.length < width ? text : `${text.slice(0, Math.max(width - 2, 10))}…`;
  }
}

/** @param {number} milliseconds @param {() => void} tick @returns {() => void} */
function every(milliseconds, tick) {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
}

/** @param {number} firstMs @param {number} thenMs @param {(first: boolean) => void} tick @returns {() => void} */
function beat(firstMs, thenMs, tick) {
  /** @type {NodeJS.Timeout | undefined} */
  let interval;
  const timeout = setTimeout(() => {
    tick(true);
    interval = setInterval(() => tick(false), thenMs);
  }, firstMs);
  return () => {
    clearTimeout(timeout);
    clearInterval(interval);
  };
}
