import { symbols } from "pino";
import { expect, test } from "vitest";
import { log } from "@/server/log";

test("what went wrong is written with its message and where it was thrown", () => {
  const { [symbols.serializersSym]: serializers } = log as unknown as Record<
    symbol,
    Record<string, (thrown: unknown) => unknown>
  >;
  const written = JSON.parse(JSON.stringify(serializers?.error?.(new TypeError("it is no function"))));
  expect(written).toMatchObject({ type: "TypeError", message: "it is no function" });
  expect(written.stack).toContain("log.test");
  expect(serializers?.error?.("in words alone")).toBe("in words alone");
});
