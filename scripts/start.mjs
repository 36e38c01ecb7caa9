// @ts-check
import { startApp } from "./lib/entry.mjs";

// npm start
await startApp({ dev: false });
