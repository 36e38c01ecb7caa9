import { sendTo } from "@/server/http/redirect";
import { getActor } from "@/server/session";
import { codeAddress } from "@/server/web-annotation/things";

/** The permalink of a code: opens its codebook there. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ codeId: string }> },
): Promise<Response> {
  const { codeId } = await params;
  return sendTo(async () => codeAddress(await getActor(), codeId));
}
