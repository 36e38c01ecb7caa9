import { hashToken } from "@/server/auth/secret";

/** The key of an e-mail address in the limits' table: equal for equal addresses, and not the address itself. */
export const emailKey = (email: string): string => hashToken(`email:${email}`);
