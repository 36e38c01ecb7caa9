import { AppError } from "@/core/errors";
import { embedToXml } from "@/core/oembed/embed";
import { takeOut } from "@/messages/en/export";
import { getClient } from "@/server/http/client-address";
import { problem } from "@/server/http/problem";
import { getEmbed } from "@/server/oembed/queries";

/**
 * The oEmbed endpoint (oEmbed 1.0, section 2). It answers everybody the same and reads no cookie, so any
 * site's scripts may ask.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const format = query.format ?? "json";
    if (format !== "json" && format !== "xml") throw new AppError("not-configured", takeOut.embedFormat);
    const { origin } = await getClient();
    if (origin === null) throw new AppError("not-configured", takeOut.noOrigin);
    const embed = await getEmbed(query, origin);
    const isXml = format === "xml";
    return new Response(isXml ? embedToXml(embed) : JSON.stringify(embed), {
      headers: {
        "content-type": isXml ? "text/xml; charset=utf-8" : "application/json",
        "cache-control": `public, max-age=${embed.cache_age}`,
        "access-control-allow-origin": "*",
      },
    });
  } catch (thrown) {
    return problem(thrown, request);
  }
}
