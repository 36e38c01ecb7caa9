import { errorCauses } from "@/server/error-causes";

/** Another version became the current one between reading and writing (SQLSTATE MV001, raised by `require_current_version`). */
export function isVersionOvertaken(error: unknown): boolean {
  for (const { code, originalCode } of errorCauses(error)) {
    if (code === "MV001" || originalCode === "MV001") return true;
  }
  return false;
}
