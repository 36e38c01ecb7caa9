// @ts-check
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";

/**
 * Prisma's migration engine as WebAssembly: the same engine as the Prisma CLI's, without its download.
 *
 * @typedef {import("@prisma/schema-engine-wasm").SchemaEngine} SchemaEngine
 * @typedef {{
 *   engine: SchemaEngine,
 *   scriptError(): (Error & { position?: string, code?: string, hint?: string, detail?: string }) | null,
 *   close(): Promise<void>,
 * }} OpenEngine `scriptError`: PostgreSQL's own account of why the last script failed
 */

const require = createRequire(import.meta.url);

/** Node 20 imports .wasm files only behind a flag, so the module is put together by hand. */
let bindings = /** @type {Promise<typeof import("@prisma/schema-engine-wasm")> | null} */ (null);

function loadBindings() {
  bindings ??= (async () => {
    const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
    const entry = require.resolve("@prisma/schema-engine-wasm");
    const bytes = readFileSync(entry.replace(/schema_engine\.js$/, "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(bytes, {
      "./schema_engine_bg.js": /** @type {WebAssembly.ModuleImports} */ (/** @type {unknown} */ (glue)),
    });
    const { __wbg_set_wasm: setWasm } =
      /** @type {{ __wbg_set_wasm(exports: WebAssembly.Exports): void }} */ (/** @type {unknown} */ (glue));
    setWasm(instance.exports);
    /** @type {() => void} */ (instance.exports.__wbindgen_start)();
    return glue;
  })();
  return bindings;
}

/**
 * @param {{ url: string, schema?: { path: string, content: string } }} options
 *   `url`: where migrations are applied; a diff between two schema files does not connect
 * @returns {Promise<OpenEngine>}
 */
export async function openSchemaEngine({ url, schema }) {
  const { SchemaEngine } = await loadBindings();
  // Found through the adapter, so that it is the very version that the adapter was built with.
  const adapterRequire = createRequire(require.resolve("@prisma/adapter-pg"));
  const { bindMigrationAwareSqlAdapterFactory } = adapterRequire("@prisma/driver-adapter-utils");

  /** @type {ReturnType<OpenEngine["scriptError"]>} */
  let lastScriptError = null;
  const factory = new PrismaPg({ connectionString: url, application_name: "marginalia migrations" });
  const connect = factory.connect.bind(factory);
  /** @type {{ dispose(): Promise<void> }[]} */
  const connections = [];
  factory.connect = async () => {
    const connection = await connect();
    connections.push(connection);
    const { client } = /** @type {{ client: import("pg").Pool }} */ (/** @type {unknown} */ (connection));
    // The adapter's own version cuts a script at every semicolon, also inside of function bodies and strings.
    // Sent whole, PostgreSQL parses it, and runs it as one transaction.
    connection.executeScript = async (script) => {
      try {
        await client.query(script);
      } catch (error) {
        lastScriptError = /** @type {Error} */ (error);
        throw error;
      }
    };
    return connection;
  };

  const engine = await SchemaEngine.new(
    { datamodels: schema ? [[schema.path, schema.content]] : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  return {
    engine,
    scriptError: () => lastScriptError,
    async close() {
      engine.free();
      await Promise.all(connections.map((connection) => connection.dispose().catch(() => {})));
    },
  };
}
