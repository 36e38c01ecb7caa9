"use client";

import { useEffect, useState } from "react";

/** Stands at the end of every page, and says when the page hears keys and presses: for whoever drives it. */
export function PageLife() {
  const [life, setLife] = useState("waiting");
  useEffect(() => setLife("ready"), []);
  return <span hidden data-page-life={life} />;
}
