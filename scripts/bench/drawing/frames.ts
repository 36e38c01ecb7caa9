/**
 * Milliseconds from doing `work` at the beginning of a frame until that frame is styled, laid out, painted
 * and handed to the compositor. React renders between `work` and the layout, in a microtask; the message
 * comes after the frame. No waiting for the next frame is in it, which would hide small differences.
 */
export async function toPaintedFrame(work: () => void): Promise<number> {
  const { from, to } = await paintedFrame(work);
  return to - from;
}

export interface DrawingTimes {
  /** Until the next painted frame, milliseconds. */
  first: number;
  /** Until everything is drawn, outside the window too: whole frames, with what the browser waits between them. */
  all: number;
}

/** The same, and how long it takes until everything is drawn. */
export async function toEveryMark(work: () => void, isAllDrawn: () => boolean): Promise<DrawingTimes> {
  const { from, to } = await paintedFrame(work);
  let last = to;
  while (!isAllDrawn()) {
    if (last - from > 60_000) throw new Error("Not everything was drawn within a minute.");
    last = (await paintedFrame(() => {})).to;
  }
  return { first: to - from, all: last - from };
}

function paintedFrame(work: () => void): Promise<{ from: number; to: number }> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const from = performance.now();
      work();
      afterThisFrame(() => resolve({ from, to: performance.now() }));
    });
  });
}

function afterThisFrame(then: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    then();
  };
  port2.postMessage(null);
}

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

/** Waits for some frames. */
export async function frames(count: number): Promise<void> {
  for (let at = 0; at < count; at++) await nextFrame();
}

/** Waits until nothing of what was done before is left to do, garbage included. */
export async function settle(): Promise<void> {
  await frames(2);
  await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 500 }));
  (globalThis as { gc?: () => void }).gc?.();
  await nextFrame();
}

export interface FrameTimes {
  /** From one frame to the next, milliseconds. */
  between: number[];
  /** What the page itself does in a frame, milliseconds: 16.7 and it is late at 60 frames a second. */
  work: number[];
}

/** Scrolls through the page, down and up again, `step` CSS pixels in each of `count` frames. */
export async function scrollThrough(count: number, step: number): Promise<FrameTimes> {
  const times: FrameTimes = { between: [], work: [] };
  window.scrollTo(0, 0);
  await settle();
  let direction = 1;
  let last = await nextFrame();
  for (let at = 0; at < count; at++) {
    times.work.push(
      await toPaintedFrame(() => {
        const before = window.scrollY;
        window.scrollBy({ top: direction * step, behavior: "instant" });
        if (window.scrollY === before) direction = -direction;
      }),
    );
    const now = performance.now();
    times.between.push(now - last);
    last = now;
  }
  window.scrollTo(0, 0);
  return times;
}
