import { env } from "@/server/env";

/** Whether this server fetches pages from addresses. */
export const canFetchAddresses = (): boolean => env.IMPORT_FROM_ADDRESSES;
