import { AppError } from "@/core/errors";

/** A rule of ours that a valid annotation meets: what is understood, and not kept here. 422 with its name. */
export const notKept = (field: string, message: string): AppError =>
  new AppError("unprocessable", field === "" ? message : `${field}: ${message}`, {
    fields: [{ field, message }],
  });
