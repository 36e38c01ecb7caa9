import http from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AppError } from "@/core/errors";
import { type AddressPolicy, PUBLIC_ONLY } from "@/server/import/address-policy";
import { type FetchLimits, fetchPage } from "@/server/import/fetch-page";
import type { Resolve } from "@/server/import/guarded-connect";
import { readPage } from "@/server/import/read-page";

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

let server: http.Server;
let port = 0;
let answer: Answer = () => {};
let requests: http.IncomingMessage[] = [];

beforeAll(async () => {
  server = http.createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  requests = [];
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Our own server counts as public, on its port; everything else as ever. */
const ours: AddressPolicy = {
  allowsAddress: (address) => address === "127.0.0.1" || PUBLIC_ONLY.allowsAddress(address),
  allowsPort: (given) => given === port || PUBLIC_ONLY.allowsPort(given),
};
const at = (path: string, host = "127.0.0.1") => `http://${host}:${port}${path}`;
const send =
  (type: string, body: string | Buffer, headers: http.OutgoingHttpHeaders = {}): Answer =>
  (_, response) =>
    response.writeHead(200, { "content-type": type, ...headers }).end(body);
const page = (body = "<p>Words.</p>") => send("text/html; charset=utf-8", body);

const refusal = async (address: string, limits: FetchLimits = { policy: ours }): Promise<AppError> => {
  const result = await fetchPage(address, limits).catch((thrown: unknown) => thrown);
  if (result instanceof AppError) return result;
  throw new Error(`It was not refused: ${JSON.stringify(result)}`);
};
const FORBIDDEN = /public web addresses only/;

describe("fetching a page", () => {
  test("asks under our own name, without cookies or credentials", async () => {
    answer = page();
    const fetched = await fetchPage(at("/a?b=c#d"), { policy: ours });
    expect(new TextDecoder().decode(fetched.bytes)).toBe("<p>Words.</p>");
    expect(fetched.url).toBe(at("/a?b=c"));
    const [request] = requests;
    expect(request?.headers["user-agent"]).toMatch(/^Marginalia\//);
    expect(request?.headers).not.toHaveProperty("cookie");
    expect(request?.headers).not.toHaveProperty("authorization");
    expect(request?.headers).not.toHaveProperty("referer");
  });

  test("follows redirects, keeps no cookie on the way, and says where it ended", async () => {
    answer = (request, response) => {
      if (request.url === "/end") return page()(request, response);
      response.writeHead(302, { location: "/end", "set-cookie": "a=b" }).end();
    };
    expect((await fetchPage(at("/start"), { policy: ours })).url).toBe(at("/end"));
    expect(requests[1]?.headers).not.toHaveProperty("cookie");
  });

  test("gives up on redirects that never end", async () => {
    answer = (request, response) => response.writeHead(302, { location: `${request.url}x` }).end();
    expect((await refusal(at("/"))).message).toMatch(/leads on and on/);
    expect(requests.length).toBe(6);
  });

  test.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ] as const)("unpacks %s", async (encoding, pack) => {
    answer = send("text/html", pack("<p>Packed.</p>"), { "content-encoding": encoding });
    expect(new TextDecoder().decode((await fetchPage(at("/"), { policy: ours })).bytes)).toBe(
      "<p>Packed.</p>",
    );
  });

  test("never unpacks more than it may", async () => {
    answer = send("text/html", gzipSync(Buffer.alloc(50_000_000)), { "content-encoding": "gzip" });
    expect((await refusal(at("/"))).code).toBe("too-large");
  });

  test.each([
    ["says so", { "content-length": 10_000 }],
    ["does not say so", {}],
  ])("stops at a page that is too large and %s", async (_, headers) => {
    answer = (_request, response) => {
      response.writeHead(200, { "content-type": "text/html", ...headers });
      response.end("x".repeat(10_000));
    };
    expect((await refusal(at("/"), { policy: ours, bytes: 5_000 })).code).toBe("too-large");
  });

  test("waits no longer than it may, for the answer or for its end", async () => {
    answer = () => {};
    expect((await refusal(at("/"), { policy: ours, milliseconds: 300 })).message).toMatch(/too long/);
    answer = (_, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.write("<p>");
    };
    expect((await refusal(at("/"), { policy: ours, milliseconds: 300 })).message).toMatch(/too long/);
  });

  test.each([
    ["a picture", send("image/png", "x"), /no page with text/],
    ["a PDF", send("application/pdf", "%PDF"), /no page with text/],
    ["no type", (_: unknown, response: http.ServerResponse) => response.end("x"), /no page with text/],
    ["an unknown encoding", send("text/html", "x", { "content-encoding": "zstd" }), /no page with text/],
    [
      "an error",
      (_: unknown, response: http.ServerResponse) => response.writeHead(403).end(),
      /answers with 403/,
    ],
    ["nothing", (request: http.IncomingMessage) => request.socket.destroy(), /Nothing answers/],
    ["broken packing", send("text/html", "x", { "content-encoding": "gzip" }), /Nothing answers/],
  ] as [string, Answer, RegExp][])("says what is wrong where it finds %s", async (_, answers, words) => {
    answer = answers;
    const error = await refusal(at("/"));
    expect(error.message).toMatch(words);
    expect(error.details.fields?.[0]?.field).toBe("address");
  });
});

describe("what this server does not fetch", () => {
  test.each([
    "ftp://example.org/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    "//example.org/",
    "example.org",
    "http://user:secret@example.org/",
    "http://[",
    "",
  ])("%j is no web address", async (address) => {
    expect((await refusal(address, {})).message).toMatch(/no http or https/);
  });

  test.each([
    ["loopback", "http://127.0.0.1/"],
    ["in decimal", "http://2130706433/"],
    ["in hexadecimal", "http://0x7f000001/"],
    ["in octal", "http://0177.0.0.1/"],
    ["cut short", "http://127.1/"],
    ["as zero", "http://0/"],
    ["with full-width digits", "http://１２７.０.０.１/"],
    ["in IPv6", "http://[::1]/"],
    ["IPv4-mapped", "http://[::ffff:127.0.0.1]/"],
    ["IPv4-mapped in hexadecimal", "http://[::ffff:7f00:1]/"],
    ["through NAT64", "http://[64:ff9b::7f00:1]/"],
    ["by name", "http://localhost/"],
    ["by name with a dot", "http://localhost./"],
    ["metadata", "http://169.254.169.254/latest/meta-data/"],
    ["private", "https://10.0.0.1/"],
    ["unique-local", "http://[fd00:ec2::254]/"],
  ])("this machine and its network, %s: %s", async (_, address) => {
    const resolve: Resolve = async () => [
      { address: "127.0.0.1", family: 4 },
      { address: "::1", family: 6 },
    ];
    expect((await refusal(address, { resolve })).message).toMatch(FORBIDDEN);
  });

  test.each([22, 25, 5432, 8080])("port %i", async (given) => {
    const resolve: Resolve = async () => [{ address: "93.184.216.34", family: 4 }];
    expect((await refusal(`http://example.org:${given}/`, { resolve })).message).toMatch(FORBIDDEN);
  });

  test.each([
    ["private", [{ address: "192.168.0.7", family: 4 }]],
    [
      "private beside a public one",
      [
        { address: "93.184.216.34", family: 4 },
        { address: "10.0.0.7", family: 4 },
      ],
    ],
    ["IPv4-mapped", [{ address: "::ffff:10.0.0.7", family: 6 }]],
    ["link-local", [{ address: "fe80::1", family: 6 }]],
    ["nothing", []],
  ])("a name that resolves to %s", async (_, addresses) => {
    expect((await refusal("http://news.example/", { resolve: async () => addresses })).message).toMatch(
      FORBIDDEN,
    );
  });

  test.each([
    "http://127.0.0.1:1/",
    "http://2130706434/",
    "http://[::1]/",
    "http://metadata.internal/",
    "file:///etc/passwd",
  ])("a redirect to %s", async (location) => {
    answer = (_, response) => response.writeHead(301, { location }).end();
    const resolve: Resolve = async () => [{ address: "169.254.169.254", family: 4 }];
    const error = await refusal(at("/"), { policy: ours, resolve });
    expect(error.message).toMatch(location.startsWith("file") ? /no http or https/ : FORBIDDEN);
    expect(requests.length).toBe(1);
  });

  test("a name that changes its address between one connection and the next", async () => {
    answer = (_, response) => response.writeHead(302, { location: at("/second", "news.example") }).end();
    let asked = 0;
    const resolve: Resolve = async () => {
      asked++;
      return asked === 1 ? [{ address: "127.0.0.1", family: 4 }] : [{ address: "10.0.0.7", family: 4 }];
    };
    // Each hop connects anew where the other side closes; then the name is asked again.
    answer = (_, response) =>
      response.writeHead(302, { location: at("/second", "news.example"), connection: "close" }).end();
    expect((await refusal(at("/", "news.example"), { policy: ours, resolve })).message).toMatch(FORBIDDEN);
    expect(asked).toBe(2);
    expect(requests.length).toBe(1);
  });

  test("whatever a socket turns out to have reached, whoever resolved the name", async () => {
    answer = page();
    let judged = 0;
    // Allows what is looked up and refuses what was reached: as if the two differed.
    const policy: AddressPolicy = { allowsAddress: () => ++judged < 2, allowsPort: () => true };
    const resolve: Resolve = async () => [{ address: "127.0.0.1", family: 4 }];
    expect((await refusal(at("/", "news.example"), { policy, resolve })).message).toMatch(FORBIDDEN);
    expect(requests.length).toBe(0);
  });
});

describe("the article at an address", () => {
  const paragraph =
    "The talks between the two sides resumed on Monday, said the ministry, after a pause of three weeks. ";
  const article = `<!doctype html><html lang="en-GB"><head><title>Talks resume | The Daily</title>
    <meta property="og:title" content="Talks resume"><meta property="og:site_name" content="The Daily"></head><body>
    <header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header><div id="page"><div class="article">
    <h1>Talks resume</h1>${`<p>${paragraph.repeat(4)}“We <em>want</em> you to come”, <a href="/source">he</a> said.</p>`.repeat(5)}
    </div></div><aside class="sidebar"><h2>Most read</h2><ul><li><a href="/x">Something else entirely</a></li></ul></aside>
    <footer>About us</footer></body></html>`;

  test("is taken out of its page, with its metadata and links made whole", async () => {
    answer = page(article);
    const read = await readPage(at("/news/1"), { policy: ours });
    expect(read.text).toContain("“We want you to come”, he said.");
    expect(read.text).not.toMatch(/Most read|About us|Home/);
    expect(read.markup).toContainEqual(expect.objectContaining({ type: "link", href: at("/source") }));
    expect(read.found).toMatchObject({
      title: "Talks resume",
      source: "The Daily",
      language: "en-GB",
      canonicalUrl: at("/news/1"),
    });
    expect(read.lost).toContainEqual(expect.objectContaining({ kind: "outside" }));
  });

  test("is read in the encoding that its answer names", async () => {
    answer = send(
      "text/html; charset=windows-1251",
      Buffer.from([0x3c, 0x70, 0x3e, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
    );
    expect((await readPage(at("/"), { policy: ours })).text).toBe("Привет");
    answer = send("text/html; charset=utf-8", Buffer.from([0x3c, 0x70, 0x3e, 0xcf, 0xf0]));
    await expect(readPage(at("/"), { policy: ours })).rejects.toThrow(/says that it is UTF-8/);
  });

  test("is taken as it is where it is plain text", async () => {
    answer = send("text/plain", "One.\nTwo.");
    expect(await readPage(at("/a.txt"), { policy: ours })).toMatchObject({
      text: "One.\nTwo.",
      format: "text",
    });
  });

  test("is found in a page 100,000 levels deep, or the page is read as it is", async () => {
    answer = page(`${"<div>".repeat(100_000)}${paragraph}`);
    expect((await readPage(at("/"), { policy: ours })).text).toContain("The talks between");
  });

  test("is not fetched at all unless this server is told to", async () => {
    await expect(readPage("https://example.org/")).rejects.toMatchObject({ code: "not-configured" });
  });
});
