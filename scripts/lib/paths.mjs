// @ts-check
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout: the folder that holds package.json. No trailing separator. */
export const root = path.resolve(fileURLToPath(new URL("../../", import.meta.url)));

/** Everything that `npm start` keeps between two starts. Ignored by git. */
export const dataDirectory = path.join(root, ".data");
