import { notFound } from "next/navigation";
import { AppError } from "@/core/errors";

/**
 * Sends a reader on to a path of this site (303). What they may not see is the site's own "not found" page.
 * A relative Location stands (RFC 9110 section 10.2.2), so no host has to be guessed behind a proxy.
 */
export async function sendTo(address: () => Promise<string>): Promise<Response> {
  try {
    return new Response(null, {
      status: 303,
      headers: { location: await address(), "cache-control": "no-store" },
    });
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  }
}
