/**
 * What a spreadsheet would run or look up begins with one of these, or with white space before it (OWASP,
 * "CSV Injection"; the wide forms are what Excel's input methods take for the narrow ones).
 */
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@|%＝＋－＠﹢﹣﹦﹫]|^[\t\r\n]/u;

/** Whether a spreadsheet might do something with it. */
export const isFormula = (cell: string): boolean => FORMULA.test(cell);

/** An apostrophe before it makes a cell text in every spreadsheet. */
export const harmless = (cell: string): string => (isFormula(cell) ? `'${cell}` : cell);
