import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import { Turns } from "@/server/http/turns";

/** What a turn looks at of a response: whether and when it closes. */
class Answer extends EventEmitter {
  closed = false;
  close(): void {
    this.closed = true;
    this.emit("close");
  }
}

const LONG = 60_000;

/** Asks for a turn, and tells whether it has come. */
function ask(turns: Turns, answer = new Answer()) {
  const asked = { answer, came: null as boolean | null };
  void turns.take(answer as unknown as ServerResponse).then((came) => {
    asked.came = came;
  });
  return asked;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("so many have a turn at once, and each that ends lets in the first who waits", async () => {
  const turns = new Turns(2, LONG);
  const [a, b, c, d] = [ask(turns), ask(turns), ask(turns), ask(turns)];
  await settled();
  expect([a.came, b.came, c.came, d.came]).toEqual([true, true, null, null]);
  b.answer.close();
  await settled();
  expect([c.came, d.came]).toEqual([true, null]);
  a.answer.close();
  c.answer.close();
  await settled();
  expect(d.came).toBe(true);
});

test("who has gone meanwhile is passed over, and holds no turn", async () => {
  const turns = new Turns(1, LONG);
  const [a, gone, c] = [ask(turns), ask(turns), ask(turns)];
  gone.answer.close();
  a.answer.close();
  await settled();
  await settled();
  expect([gone.came, c.came]).toEqual([false, true]);
});

test("a turn that lasts too long lets the next one in, and is not handed on twice", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const turns = new Turns(1, 1_000);
  const [slow, next, third] = [ask(turns), ask(turns), ask(turns)];
  await settled();
  vi.advanceTimersByTime(999);
  await settled();
  expect(next.came).toBe(null);
  vi.advanceTimersByTime(1);
  await settled();
  expect(next.came).toBe(true);
  slow.answer.close();
  await settled();
  expect(third.came).toBe(null);
  next.answer.close();
  await settled();
  expect(third.came).toBe(true);
});
