/** Says what was loaded, a line each. */
export type Report = (line: string) => void;
