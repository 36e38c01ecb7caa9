import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "../../..");

/** Every method of every route under app/api, as `METHOD /api/path/{param}`, read from the files themselves. */
export function listRoutes(): string[] {
  const folder = path.join(root, "app/api");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    // What answers every other address is no door.
    (file) => path.basename(file) === "route.ts" && !file.startsWith("[...rest]"),
  );
  return files.flatMap((file) => {
    const address = `/api/${path.dirname(file).split(path.sep).join("/")}`.replaceAll(
      /\[(?:\.\.\.)?(\w+)\]/g,
      "{$1}",
    );
    const source = readFileSync(path.join(folder, file), "utf8");
    const methods = [
      ...source.matchAll(/export (?:const|async function|function|\{[^}]*?) *(GET|POST|PUT|PATCH|DELETE)\b/g),
    ];
    return methods.map((match) => `${match[1]} ${address}`);
  });
}

/** Every exported server action, as `file#name`. */
export function listActions(): string[] {
  const files = ["app", "components", "server"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(folder, file),
    ),
  );
  return files
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("generated"))
    .flatMap((file) => {
      const source = readFileSync(path.join(root, file), "utf8");
      if (!/^\s*["']use server["'];/m.test(source)) return [];
      return [...source.matchAll(/export async function (\w+)/g)].map(
        (match) => `${file.split(path.sep).join("/")}#${match[1]}`,
      );
    });
}
