import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What the issuer says of whoever signs in next. */
export interface Claims {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
}

const CLIENT = { id: "marginalia", secret: "known-to-the-client-alone" } as const;

const base64url = (value: object | string) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** A small OpenID provider on loopback (authorization code flow with PKCE, S256) that always says yes. */
export async function openIssuer() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pending = new Map<string, { nonce: string | null; challenge: string | null; claims: Claims }>();
  let claims: Claims = { sub: "nobody" };
  let url = "";

  function signed(payload: object): string {
    const body = `${base64url({ alg: "RS256", kid: "test" })}.${base64url(payload)}`;
    return `${body}.${createSign("RSA-SHA256").update(body).sign(privateKey).toString("base64url")}`;
  }

  function authorize(query: URLSearchParams): string {
    const code = randomUUID();
    pending.set(code, { nonce: query.get("nonce"), challenge: query.get("code_challenge"), claims });
    const back = new URL(query.get("redirect_uri") ?? "");
    back.searchParams.set("code", code);
    back.searchParams.set("state", query.get("state") ?? "");
    return back.href;
  }

  function token(form: URLSearchParams, authorization: string): object | null {
    const expected = `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString("base64")}`;
    const asked = pending.get(form.get("code") ?? "");
    pending.delete(form.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!asked || authorization !== expected || asked.challenge !== verifier) return null;
    const now = Math.floor(Date.now() / 1_000);
    const idToken = {
      iss: url,
      aud: CLIENT.id,
      iat: now,
      exp: now + 300,
      nonce: asked.nonce,
      ...asked.claims,
    };
    return { access_token: randomUUID(), token_type: "Bearer", expires_in: 300, id_token: signed(idToken) };
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    const json = (value: object | null) => {
      response.writeHead(value ? 200 : 400, { "content-type": "application/json" });
      response.end(JSON.stringify(value ?? { error: "invalid_grant" }));
    };
    if (pathname === "/.well-known/openid-configuration") {
      return json({
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    }
    if (pathname === "/jwks")
      return json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "test" }] });
    if (pathname === "/authorize") {
      response.writeHead(302, { location: authorize(searchParams) });
      return response.end();
    }
    return json(token(new URLSearchParams(await bodyOf(request)), request.headers.authorization ?? ""));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    settings: { OIDC_ISSUER: url, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    /** Whoever comes next is this person. */
    signsIn: (next: Claims) => {
      claims = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export type Issuer = Awaited<ReturnType<typeof openIssuer>>;
