import http from "node:http";
import net from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { trustedProxies } from "@/scripts/lib/request-guard.mjs";
import { startWebServer } from "@/scripts/lib/web-server.mjs";

type Handle = (request: http.IncomingMessage, response: http.ServerResponse) => void | Promise<void>;

const showHeaders: Handle = (request, response) => {
  response.end(JSON.stringify({ headers: request.headers, raw: request.rawHeaders }));
};

const readBody: Handle = async (request, response) => {
  let length = 0;
  for await (const chunk of request) length += chunk.length;
  response.end(String(length));
};

async function serve(handle: Handle, options: { host?: string; proxies?: number; publicUrl?: string } = {}) {
  const server = await startWebServer({ host: "127.0.0.1", port: 0, proxies: 0, handle, ...options });
  onTestFinished(() => server.close(0));
  return server;
}

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

function send(
  port: number,
  options: http.RequestOptions = {},
  body?: (request: http.ClientRequest) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, agent: false, ...options }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    request.on("error", reject);
    if (body) body(request);
    else request.end();
  });
}

const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, "x");

describe("the web server", () => {
  test("tells the app the address of the other side, whatever that says about itself", async () => {
    const { port } = await serve(showHeaders);
    const { body } = await send(port, {
      headers: {
        "X-Client-Address": "6.6.6.6",
        "X-Forwarded-For": "6.6.6.6",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Real-IP": "6.6.6.6",
        Forwarded: "for=6.6.6.6",
        "X-Kept": "yes",
      },
    });
    const { headers, raw } = JSON.parse(body);
    expect(headers).toMatchObject({ "x-client-address": "127.0.0.1", "x-kept": "yes" });
    expect(body).not.toMatch(/6\.6\.6\.6|evil\.example/);
    expect(raw.filter((text: string) => /^x-client-address$/i.test(text))).toHaveLength(1);
  });

  test.each([
    [1, "9.9.9.9, 203.0.113.7", "203.0.113.7"],
    [2, "9.9.9.9, 203.0.113.7, 10.0.0.2", "203.0.113.7"],
    [3, "203.0.113.7, 10.0.0.2", "203.0.113.7"],
    [1, "9.9.9.9, 203.0.113.7:4711", "203.0.113.7"],
    [1, "[2001:db8::7]:4711", "2001:db8::7"],
    [1, "::ffff:203.0.113.7", "203.0.113.7"],
    [1, "9.9.9.9, unknown", "127.0.0.1"],
    [1, "", "127.0.0.1"],
  ])("behind %i proxies, X-Forwarded-For: %s means %s", async (proxies, forwarded, address) => {
    const { port } = await serve(showHeaders, { proxies });
    const { body } = await send(port, {
      headers: {
        "x-forwarded-for": forwarded,
        "x-forwarded-host": "m.example",
        "x-client-address": "6.6.6.6",
      },
    });
    expect(JSON.parse(body).headers).toMatchObject({
      "x-client-address": address,
      "x-forwarded-host": "m.example",
    });
  });

  test.each(["yes", "-1", "1.5", "11"])("TRUST_PROXY=%s is refused", (value) => {
    expect(() => trustedProxies(value)).toThrow(/TRUST_PROXY/);
  });

  test("refuses a body that is announced as too long without asking for it", async () => {
    const { port } = await serve(readBody);
    let continued = false;
    const answer = await send(
      port,
      { method: "POST", headers: { "content-length": String(6 * 1024 * 1024), expect: "100-continue" } },
      (request) => {
        request.on("continue", () => {
          continued = true;
        });
        request.flushHeaders();
      },
    );
    expect(answer).toMatchObject({ status: 413, headers: { "content-type": "application/problem+json" } });
    expect(JSON.parse(answer.body)).toMatchObject({ status: 413, title: "Content Too Large" });
    expect(continued).toBe(false);
  });

  test("lets a client that sends too much all the same read why it was refused", async () => {
    const { port } = await serve(readBody);
    const answer = await send(
      port,
      { method: "POST", headers: { "content-length": String(megabytes(6).length) } },
      (request) => request.end(megabytes(6)),
    );
    expect(answer.status).toBe(413);
  });

  test("cuts a body without a length at the same limit", async () => {
    const { port } = await serve(readBody);
    const chunked = (count: number) =>
      send(port, { method: "POST" }, (request) => {
        for (let sent = 0; sent < count; sent += 1) request.write(megabytes(1));
        request.end();
      });
    await expect(chunked(6)).resolves.toMatchObject({ status: 413 });
    await expect(chunked(1)).resolves.toMatchObject({ status: 200, body: String(1024 * 1024) });
  });

  test.each(["localhost", "127.0.0.1", "[::1]", "marginalia.localhost", "LOCALHOST"])(
    "on loopback answers to %s",
    async (name) => {
      const { port } = await serve(readBody);
      expect(await send(port, { headers: { host: `${name}:${port}` } })).toMatchObject({ status: 200 });
    },
  );

  test.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.7"])(
    "on loopback does not answer to %s, a name that somebody else pointed here",
    async (name) => {
      const { port } = await serve(readBody);
      expect(await send(port, { headers: { host: name } })).toMatchObject({ status: 421 });
    },
  );

  test("on loopback behind a proxy answers to its public name", async () => {
    const { port } = await serve(readBody, { publicUrl: "https://marginalia.example.org" });
    expect(await send(port, { headers: { host: "marginalia.example.org" } })).toMatchObject({ status: 200 });
  });

  test("says who is in the way when the port is taken", async () => {
    const { port } = await serve(readBody);
    await expect(
      startWebServer({ host: "127.0.0.1", port, proxies: 0, handle: readBody }),
    ).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });

  test("finishes what runs when it is closed, takes nothing new, and ends", async () => {
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const server = await serve(async (_, response) => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 300));
      response.end("finished");
    });
    const running = send(server.port);
    await started;
    const closed = server.close(5_000);
    await expect(send(server.port)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await expect(running).resolves.toMatchObject({ body: "finished" });
    await closed;
  });

  test("does not wait longer than the grace for a response that never ends", async () => {
    const server = await serve((_, response) => void response.write("stream"));
    const socket = net.connect(server.port, "127.0.0.1");
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await new Promise((resolve) => socket.once("data", resolve));
    // Were it waited for, this would never end.
    await server.close(200);
    socket.destroy();
  });

  test("cuts web sockets when it is closed", async () => {
    const server = await startWebServer({
      host: "127.0.0.1",
      port: 0,
      proxies: 0,
      handle: readBody,
      onUpgrade: (_, socket) => socket.write("HTTP/1.1 101 Switching Protocols\r\n\r\n"),
    });
    const socket = net.connect(server.port, "127.0.0.1");
    const cut = new Promise((resolve) => socket.once("close", resolve));
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    await new Promise((resolve) => socket.once("data", resolve));
    // A grace that outlasts the test: only a socket that is cut lets it end.
    await server.close(3_600_000);
    await cut;
  });

  test("answers 500 without details when the app throws", async () => {
    const { port } = await serve(() => {
      throw new Error("secret detail");
    });
    const { status, body } = await send(port);
    expect(status).toBe(500);
    expect(body).not.toContain("secret detail");
  });
});
