"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** When what one may see has changed, the layer is read anew; then the strip is of before, and is made anew too. */
export function StripRefresh() {
  const router = useRouter();
  useEffect(() => {
    const remake = () => router.refresh();
    window.addEventListener("layer-read-anew", remake);
    return () => window.removeEventListener("layer-read-anew", remake);
  }, [router]);
  return null;
}
