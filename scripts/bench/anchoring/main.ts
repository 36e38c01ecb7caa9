import { writeSync } from "node:fs";
import { measureRates } from "./rates";
import { measureCold, measureTimes } from "./times";

/** Prints figures as one line of JSON: `rates`, `times`, or how long a first call takes (`cold NAME`). */
const [, , part, name] = process.argv;
const say = (line: string) => writeSync(1, `${line}\n`);

if (part === "rates") say(JSON.stringify(measureRates(say)));
else if (part === "times") say(JSON.stringify(measureTimes(say)));
else if (part === "cold") say(String(measureCold(name ?? "")));
else throw new Error(`no such part: ${part}`);
