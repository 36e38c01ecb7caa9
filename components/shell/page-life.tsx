"use client";

import { useEffect, useState } from "react";

/**
 * Says when the page hears keys and presses: for whoever drives it. Stands first on every page, as a page that has come
 * in half would otherwise look like one that needs no waiting for.
 */
export function PageLife() {
  const [life, setLife] = useState("waiting");
  useEffect(() => setLife("ready"), []);
  return <span hidden data-page-life={life} />;
}
