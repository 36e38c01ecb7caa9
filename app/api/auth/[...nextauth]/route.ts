import { handleAuth } from "@/server/auth/route";

export const GET = handleAuth;
export const POST = handleAuth;
