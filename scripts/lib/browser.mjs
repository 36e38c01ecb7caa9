// @ts-check
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { mustSucceed } from "./children.mjs";
import { PlainError } from "./plain-error.mjs";

/**
 * @typedef {{ name: string, executablePath: () => Promise<string | null> }} Candidate
 */

const SYSTEM_BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const MAC_BROWSERS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const TRY_LIMIT_MS = 60_000;

/**
 * A Chromium that starts here and draws text: the one that CHROMIUM_PATH names, the system's, Playwright's own,
 * or the one that npm brought along.
 *
 * @param {{
 *   root: string, dataDirectory: string, env: import("./children.mjs").Env,
 *   children: import("./children.mjs").Children, onProgress?: (text: string) => void,
 * }} options
 * @returns {Promise<{ name: string, executablePath: string }>}
 * @throws {PlainError} saying why each of them does not do
 */
export async function findChromium({ root, dataDirectory, env, children, onProgress = () => {} }) {
  /** @type {Candidate[]} */
  const candidates = env.CHROMIUM_PATH
    ? [{ name: "CHROMIUM_PATH", executablePath: async () => env.CHROMIUM_PATH ?? null }]
    : [
        { name: "the system's Chromium", executablePath: async () => systemBrowser(env.PATH ?? "") },
        { name: "Playwright's Chromium", executablePath: () => playwrightBrowser(root) },
        {
          name: "npm's Chromium",
          executablePath: () => unpackedBrowser({ root, dataDirectory, children, withLibraries: false }),
        },
        {
          name: "npm's Chromium with its own libraries",
          executablePath: () => unpackedBrowser({ root, dataDirectory, children, withLibraries: true }),
        },
      ];
  /** @type {string[]} */
  const faults = [];
  for (const { name, executablePath: find } of candidates) {
    onProgress(name);
    try {
      const executablePath = await find();
      if (executablePath === null) continue;
      await drawText(root, executablePath);
      return { name, executablePath };
    } catch (error) {
      faults.push(`${name}: ${withoutArguments(/** @type {Error} */ (error).message)}`);
    }
  }
  throw new PlainError(
    "No Chromium that works was found. Install one, or set CHROMIUM_PATH to its program.",
    { output: faults.join("\n") },
  );
}

/** Playwright quotes the browser's fifty arguments, twice. @param {string} message @returns {string} */
function withoutArguments(message) {
  const lines = message.split("\n").filter((line) => line.length < 300);
  return lines.slice(0, 8).join("\n  ");
}

/** @param {string} searchPath @returns {string | null} */
function systemBrowser(searchPath) {
  const found = searchPath
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .flatMap((folder) => SYSTEM_BROWSERS.map((name) => path.join(folder, name)))
    .concat(process.platform === "darwin" ? MAC_BROWSERS : [])
    .find((file) => fs.existsSync(file));
  return found ?? null;
}

/** @param {string} root @returns {Promise<string | null>} */
async function playwrightBrowser(root) {
  const file = loadPlaywright(root).chromium.executablePath();
  return file !== "" && fs.existsSync(file) ? file : null;
}

/** @param {string} root @returns {typeof import("@playwright/test")} */
function loadPlaywright(root) {
  return createRequire(path.join(root, "package.json"))("@playwright/test");
}

/**
 * Unpacks the browser of @sparticuz/chromium once per version. Its own way, /tmp/chromium, is shared with
 * whoever else uses this machine, and half a file there would be taken for a whole one.
 *
 * @param {{
 *   root: string, dataDirectory: string, children: import("./children.mjs").Children, withLibraries: boolean,
 * }} options `withLibraries`: for slim systems without the libraries and fonts that a browser expects
 * @returns {Promise<string>}
 */
async function unpackedBrowser({ root, dataDirectory, children, withLibraries }) {
  const require = createRequire(path.join(root, "package.json"));
  const packageFolder = path.resolve(path.dirname(require.resolve("@sparticuz/chromium")), "..");
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, "package.json"), "utf8"));
  const target = path.join(dataDirectory, "browser", `${version}-${process.platform}-${process.arch}`);
  if (!fs.existsSync(target)) await unpack(packageFolder, target, children);
  const program = path.join(target, "chromium");
  if (!withLibraries) return program;
  return writeWrapper(target, program);
}

/** @param {string} packageFolder @param {string} target @param {import("./children.mjs").Children} children */
async function unpack(packageFolder, target, children) {
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const temporary = fs.mkdtempSync(`${target}.`);
  try {
    const ended = await children.run(
      process.execPath,
      [
        "--input-type=module",
        "--eval",
        "const { default: chromium } = await import(process.argv[1]); await chromium.executablePath();",
        pathToFileURL(path.join(packageFolder, "build", "index.js")).href,
      ],
      // It unpacks into the temporary folder, and its extra libraries only where it believes to be on AWS.
      {
        env: { ...process.env, TMPDIR: temporary, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
        timeoutMs: 120_000,
      },
    );
    mustSucceed(ended, "The browser could not be unpacked.");
    fs.renameSync(temporary, target);
  } catch (error) {
    // Another process may have been faster.
    if (!fs.existsSync(target)) throw error;
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * Its fonts.conf names folders of AWS, so it gets one of ours.
 *
 * @param {string} folder
 * @param {string} program
 * @returns {string} a program that starts the browser with the libraries and fonts beside it
 */
function writeWrapper(folder, program) {
  const fontsConf = path.join(folder, "fonts.conf");
  const xml = (/** @type {string} */ text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  fs.writeFileSync(
    fontsConf,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n` +
      `  <dir>${xml(path.join(folder, "fonts"))}</dir>\n  <dir>/usr/share/fonts</dir>\n` +
      `  <cachedir>${xml(path.join(folder, "fonts-cache"))}</cachedir>\n</fontconfig>\n`,
  );
  const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", "'\\''")}'`;
  const wrapper = path.join(folder, "chromium-with-libraries.sh");
  fs.writeFileSync(
    wrapper,
    `#!/bin/sh\nexport LD_LIBRARY_PATH=${quoted(path.join(folder, "al2023", "lib"))}\n` +
      `export FONTCONFIG_FILE=${quoted(fontsConf)}\nexec ${quoted(program)} "$@"\n`,
    { mode: 0o755 },
  );
  return wrapper;
}

/**
 * A browser that starts may still lack every font; then nothing has a width.
 *
 * @param {string} root
 * @param {string} executablePath
 */
async function drawText(root, executablePath) {
  const browser = await loadPlaywright(root).chromium.launch({
    executablePath,
    args: ["--no-sandbox"],
    timeout: TRY_LIMIT_MS,
  });
  try {
    const page = await browser.newPage();
    await page.setContent("<span id='words'>Marginalia</span>");
    const width = await page.locator("#words").evaluate((element) => element.getBoundingClientRect().width);
    if (width < 10) throw new Error("It draws no text: no fonts were found.");
  } finally {
    await browser.close();
  }
}
