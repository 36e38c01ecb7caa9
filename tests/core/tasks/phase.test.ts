import { describe, expect, it } from "vitest";
import { canAnswer, canFinish, canReopen, isDueToReveal, phaseOf, type TaskFacts } from "@/core/tasks/phase";
import { CreateTaskSchema } from "@/core/tasks/task";

const now = new Date("2026-05-05T12:00:00Z");
const [before, after] = [new Date("2026-05-05T11:00:00Z"), new Date("2026-05-05T13:00:00Z")];

const task = (fields: Partial<TaskFacts> = {}): TaskFacts => ({
  kind: "code",
  isBlind: true,
  reveal: "by_hand",
  revealAt: null,
  revealedAt: null,
  closedAt: null,
  ...fields,
});

describe("a task", () => {
  it("is coded until it is revealed, revised until it is closed", () => {
    expect(phaseOf(task(), now)).toBe("coding");
    expect(phaseOf(task({ revealedAt: before }), now)).toBe("revising");
    expect(phaseOf(task({ revealedAt: before, closedAt: before }), now)).toBe("closed");
    expect(phaseOf(task({ isBlind: false }), now)).toBe("coding");
  });

  it("is revealed by its date, also before anything took note of it", () => {
    const dated = (revealAt: Date) => task({ reveal: "at_date", revealAt });
    expect([phaseOf(dated(after), now), isDueToReveal(dated(after), now)]).toEqual(["coding", false]);
    expect([phaseOf(dated(before), now), isDueToReveal(dated(before), now)]).toEqual(["revising", true]);
    expect(isDueToReveal({ ...dated(before), revealedAt: before }, now)).toBe(false);
  });

  it("is finished once, and reopened only where finishing has not shown the others' words", () => {
    const [open, done] = [{ finishedAt: null }, { finishedAt: before }];
    expect([canFinish(task(), open, now), canFinish(task(), done, now)]).toEqual([true, false]);
    expect(canFinish(task({ revealedAt: before }), open, now)).toBe(false);
    expect([canReopen(task(), done, now), canReopen(task(), open, now)]).toEqual([true, false]);
    expect(canReopen(task({ reveal: "when_finished" }), done, now)).toBe(false);
    expect(canReopen(task({ isBlind: false, reveal: "when_finished" }), done, now)).toBe(true);
    expect(canReopen(task({ revealedAt: before }), done, now)).toBe(false);
  });

  it("of comparing takes an answer and one more while it is open", () => {
    const compare = task({ kind: "compare", isBlind: false });
    expect([0, 1, 2].map((answers) => canAnswer(compare, { answers }))).toEqual([true, true, false]);
    expect(canAnswer({ ...compare, closedAt: before }, { answers: 0 })).toBe(false);
    expect(canAnswer(task(), { answers: 0 })).toBe(false);
  });
});

describe("a new task", () => {
  const id = "01900000-0000-7000-8000-00000000000a";
  const draft = { id, title: "Code it", articleIds: [id], coderIds: "all" };
  const faults = (fields: object) =>
    CreateTaskSchema.safeParse({ ...draft, ...fields }).error?.issues.map(({ path }) => path.join("."));

  it("has articles and coders, a date where it is revealed at one, and two articles to compare", () => {
    expect(faults({})).toBeUndefined();
    expect(faults({ articleIds: [] })).toEqual(["articleIds"]);
    expect(faults({ coderIds: [] })).toEqual(["coderIds"]);
    expect(faults({ isBlind: true, reveal: "at_date" })).toEqual(["revealAt"]);
    expect(faults({ kind: "compare" })).toEqual(["articleIds"]);
    expect(faults({ kind: "compare", articleIds: [id, id] })).toEqual(["articleIds"]);
    const other = "01900000-0000-7000-8000-00000000000b";
    expect(faults({ kind: "compare", articleIds: [id, other] })).toBeUndefined();
    expect(faults({ kind: "compare", articleIds: [id, other], isBlind: true })).toEqual(["isBlind"]);
  });
});
