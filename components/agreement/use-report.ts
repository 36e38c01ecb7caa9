"use client";

import { useEffect, useState } from "react";
import { RequestFailure, request } from "@/components/api/request";
import type { AgreementReportView } from "@/core/agreement/report-schema";

/** Milliseconds between two looks while it is computed, and while it only may fall out of date. */
const SOON = 1_000;
const LATER = 15_000;

/** A report as it is computed, without loading the page again. Nobody looks while the page is out of sight. */
export function useReport(first: AgreementReportView): {
  report: AgreementReportView;
  isOffline: boolean;
  again: () => void;
} {
  const [report, setReport] = useState(first);
  const [isOffline, setOffline] = useState(false);
  const [round, setRound] = useState(0);
  const { id } = first;
  const pause = report.state === "due" || report.state === "running" || report.isOutdated ? SOON : LATER;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer sets the clock for the next look.
  useEffect(() => {
    const aborter = new AbortController();
    const look = async () => {
      if (document.visibilityState === "hidden") {
        setRound((before) => before + 1);
        return;
      }
      try {
        setReport(await request("GET", `/api/agreement/${id}`, undefined, aborter.signal));
        setOffline(false);
      } catch (thrown) {
        if (aborter.signal.aborted) return;
        // Whoever may not see it any more keeps what the page was made with, and is told when they load it.
        if (thrown instanceof RequestFailure && thrown.canRetry) setOffline(true);
        setRound((before) => before + 1);
      }
    };
    const timer = setTimeout(look, pause);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [id, report, round]);

  return { report, isOffline, again: () => window.location.reload() };
}
