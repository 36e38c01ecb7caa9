import type { ServerResponse } from "node:http";

/**
 * Lets so many be at work at once; the others wait in line. One thread draws all pages, so that more of them
 * at a time are no faster: each only keeps its half-drawn page in memory meanwhile.
 */
export class Turns {
  private taken = 0;
  private readonly line: (() => void)[] = [];

  /**
   * @param limit how many at once
   * @param longest in milliseconds: a reader who takes an answer in slowly holds no turn for longer
   */
  constructor(
    private readonly limit: number,
    private readonly longest: number,
  ) {}

  /**
   * Waits for a turn, which ends with the response.
   * @returns false where nobody waits for the answer any more
   */
  async take(response: ServerResponse): Promise<boolean> {
    if (this.taken < this.limit) this.taken++;
    // Whoever ends a turn hands it over, so that nobody can take it from the first in line.
    else await new Promise<void>((resolve) => this.line.push(resolve));
    if (response.closed) {
      this.handOn();
      return false;
    }
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      this.handOn();
    };
    const timer = setTimeout(end, this.longest);
    timer.unref();
    response.once("close", end);
    return true;
  }

  private handOn(): void {
    const next = this.line.shift();
    if (next) next();
    else this.taken--;
  }
}
