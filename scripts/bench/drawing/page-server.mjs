// @ts-check
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "../../lib/paths.mjs";

const TYPES = { ".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2" };

/**
 * Serves one page that holds entry.tsx, bundled for production, under the styles of the built app.
 *
 * @param {string} appUrl where the built app answers: it says which style sheets and fonts are its own
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export async function startPageServer(appUrl) {
  const [script, html] = await Promise.all([bundle(), page(appUrl)]);
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    // Isolated pages get clocks of 5 instead of 100 microseconds.
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    const send = (/** @type {string} */ type, /** @type {string | Buffer} */ body) =>
      response.writeHead(200, { "content-type": type }).end(body);
    if (pathname === "/") return send("text/html; charset=utf-8", html);
    if (pathname === "/entry.js") return send("text/javascript; charset=utf-8", script);
    const type = /** @type {Record<string, string>} */ (TYPES)[path.extname(pathname)];
    const statics = path.join(root, ".next", "static");
    const file = path.join(statics, pathname.replace(/^\/_next\/static\//, ""));
    if (type && file.startsWith(statics + path.sep) && fs.existsSync(file))
      return send(type, fs.readFileSync(file));
    response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @returns {Promise<string>} */
async function bundle() {
  const require = createRequire(path.join(root, "package.json"));
  // tsx brings it along.
  const esbuild = createRequire(require.resolve("tsx"))("esbuild");
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["scripts/bench/drawing/entry.tsx"],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2023",
    jsx: "automatic",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"', "process.env": "{}" },
    logLevel: "error",
  });
  return result.outputFiles[0].text;
}

/** @param {string} appUrl @returns {Promise<string>} */
async function page(appUrl) {
  const app = await (await fetch(`${appUrl}/sign-in`)).text();
  const styles = app.match(/<link[^>]+rel="stylesheet"[^>]*>/g)?.join("\n") ?? "";
  const classes = /<html[^>]*class="([^"]*)"/.exec(app)?.[1] ?? "";
  return `<!doctype html>
<html lang="en" class="${classes}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Drawing highlights</title>
${styles}
<body>
<main style="max-width: 38rem; margin: 6rem auto"><div id="stage"></div></main>
<script type="module" src="/entry.js"></script>
</body>
</html>`;
}
