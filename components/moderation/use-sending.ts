"use client";

import { type FormEvent, useState } from "react";
import { messageOf } from "./moderation-api";

/**
 * A form that is sent once at a time, and stays as it is where that does not work.
 * @param send what is done with what stands in the form; what it throws is said as the problem
 */
export function useSending(send: (data: FormData) => Promise<void>) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  return {
    /** Why it did not work, in words; null before it was tried and while it is. */
    problem,
    isBusy,
    setProblem,
    async handleSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
      event.preventDefault();
      if (isBusy) return;
      setBusy(true);
      setProblem(null);
      try {
        await send(new FormData(event.currentTarget));
      } catch (thrown) {
        setProblem(messageOf(thrown));
      } finally {
        setBusy(false);
      }
    },
  };
}
