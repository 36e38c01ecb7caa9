import { errorCauses } from "@/server/error-causes";

/**
 * P1001, P1002, P1008, P1017, P2024, P2028, P2037: Prisma's words for unreachable, timed out, closed, and no
 * connection free in time. 57P01-03, 53300, 55P03, 25P03 and class 08: PostgreSQL's for shutting down, too many
 * connections, a lock that did not come free in time, a transaction that stood still, and broken connections
 * (PostgreSQL, appendix A).
 */
const CODES =
  /^(P10(01|02|08|17)|P20(24|28|37)|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT|EHOSTUNREACH|57P0[1-3]|53300|55P03|25P03|08\w{3})$/;

const KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);

const MESSAGES =
  /timeout exceeded when trying to connect|Connection terminated|the database system is (starting up|shutting down)|Client has encountered a connection error/;

/** Whether a thrown error says that PostgreSQL cannot be reached, or refuses work for now. */
export function isDatabaseDown(error: unknown): boolean {
  for (const { code, originalCode, kind, message } of errorCauses(error)) {
    if ([code, originalCode].some((one) => typeof one === "string" && CODES.test(one))) return true;
    if (typeof kind === "string" && KINDS.has(kind)) return true;
    if (typeof message === "string" && MESSAGES.test(message)) return true;
  }
  return false;
}
