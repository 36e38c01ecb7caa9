/** What a form of the account pages knows after it was sent. */
export interface FormState {
  status: "fresh" | "failed" | "done";
  /** What happened, for the whole form. */
  message: string;
  /** What is wrong, by field. */
  faults: Readonly<Record<string, string>>;
  /** What was typed, without secrets: without JavaScript the page comes back with it. */
  typed: Readonly<Record<string, string>>;
  /** A new token's secret, shown this once. */
  secret?: string;
}

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

export const FRESH: FormState = { status: "fresh", message: "", faults: {}, typed: {} };
