// @ts-check
import { startApp } from "./lib/entry.mjs";

// npm run dev
await startApp({ dev: true });
