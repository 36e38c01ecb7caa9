// @ts-check
import fs from "node:fs";
import path from "node:path";
import { mustSucceed } from "../lib/children.mjs";
import { root } from "../lib/paths.mjs";
import { anyFreePort } from "../lib/ports.mjs";

/**
 * The floor: a Next.js app of the same version with one dynamic page that shows given HTML and one dynamic
 * route that sends given bytes, and nothing else.
 *
 * @param {import("./run.mjs").BenchContext} context
 * @param {Record<string, { html?: string, bytes?: string }>} contents by name
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startBareApp({ home, command: { steps, children } }, contents) {
  const folder = path.join(home, "bare-app");
  fs.rmSync(folder, { recursive: true, force: true });
  const write = (/** @type {string} */ file, /** @type {string} */ text) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  write("package.json", JSON.stringify({ private: true, type: "module" }));
  write(
    "next.config.js",
    `export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(root)} } };\n`,
  );
  write(
    "app/layout.jsx",
    `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }\n`,
  );
  const read = `import { readFileSync } from "node:fs";
const contents = JSON.parse(readFileSync(process.env.BARE_CONTENTS, "utf8"));
export const dynamic = "force-dynamic";
`;
  write(
    "app/page/[name]/page.jsx",
    `${read}export default async function Page({ params }) {
  const { name } = await params;
  return <main dangerouslySetInnerHTML={{ __html: contents[name].html }} />;
}\n`,
  );
  write(
    "app/bytes/[name]/route.js",
    `${read}export async function GET(request, { params }) {
  const { name } = await params;
  return new Response(contents[name].bytes, { headers: { "content-type": "application/json" } });
}\n`,
  );
  write("contents.json", JSON.stringify(contents));
  const env = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    BARE_CONTENTS: path.join(folder, "contents.json"),
  };
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  await steps.step("Building the bare app", async (progress) => {
    const ended = await children.run(process.execPath, [next, "build"], {
      cwd: folder,
      env,
      onLine: progress,
      timeoutMs: 300_000,
    });
    mustSucceed(ended, "The bare app could not be built.");
  });
  const port = await anyFreePort();
  const child = children.start(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: folder,
    env,
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    const answers = await fetch(`${url}/`).then(
      () => true,
      () => false,
    );
    if (answers) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, stop: () => child.stop() };
}

/** What a reader sees: the body without its scripts. @param {string} html */
export function withoutScripts(html) {
  const body = html.slice(html.indexOf("<body"), html.lastIndexOf("</body>"));
  return body.slice(body.indexOf(">") + 1).replace(/<script[\s\S]*?<\/script>/g, "");
}
