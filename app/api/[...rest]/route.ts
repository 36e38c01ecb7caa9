import { AppError } from "@/core/errors";
import { problem } from "@/server/http/problem";

/** Every address under /api that is none: told as the API tells everything, not as a page. */
const noSuchAddress = (request: Request): Response =>
  problem(new AppError("not-found", "The API has no such address."), request);

export {
  noSuchAddress as DELETE,
  noSuchAddress as GET,
  noSuchAddress as PATCH,
  noSuchAddress as POST,
  noSuchAddress as PUT,
};
