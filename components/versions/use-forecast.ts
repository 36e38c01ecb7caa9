"use client";

import { useEffect, useState } from "react";
import { RequestFailure, request } from "@/components/api/request";
import type { MarkedText } from "@/core/text/version-source";
import type { CarrySummary, VersionView } from "@/core/version";

export type Forecast =
  | { state: "none" | "waiting" | "failed" }
  | { state: "known"; carried: CarrySummary }
  /** The article has moved on. */
  | { state: "overtaken"; theirs: VersionView };

/** Long enough that one asks when the hand rests, not at every key. Milliseconds. */
const REST = 900;

/** What saving would do to annotations, asked of the server whenever the writing rests. */
export function useForecast(
  articleId: string,
  content: (MarkedText & { baseVersion: number; title: string }) | null,
): Forecast {
  const [forecast, setForecast] = useState<Forecast>({ state: "none" });
  const body = content === null ? null : JSON.stringify(content);
  useEffect(() => {
    if (body === null) {
      setForecast({ state: "none" });
      return;
    }
    setForecast((now) => (now.state === "known" ? now : { state: "waiting" }));
    const gone = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const path = `/api/articles/${articleId}/versions/preview`;
        const carried = await request<CarrySummary>("POST", path, JSON.parse(body), gone.signal);
        setForecast({ state: "known", carried });
      } catch (thrown) {
        if (gone.signal.aborted) return;
        const isOvertaken = thrown instanceof RequestFailure && thrown.code === "conflict" && thrown.current;
        setForecast(
          isOvertaken ? { state: "overtaken", theirs: thrown.current as VersionView } : { state: "failed" },
        );
      }
    }, REST);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [articleId, body]);
  return forecast;
}
