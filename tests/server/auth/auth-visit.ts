import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { decode } from "next-auth/jwt";
import { authOptions } from "@/server/auth/options";
import type { Client } from "@/server/http/client-address";
import { SESSION_COOKIE } from "@/server/session";
import { newClient } from "../accounts/people";
import { type Cookie, parse } from "./set-cookie";

export interface Answer {
  status: number;
  /** Path and query where it leads on our own site; the whole address elsewhere. */
  location: string | null;
  body: unknown;
}

const OWN = "http://localhost:3000";

/** A browser with its cookies, before next-auth's routes as our options set them up. */
export class Visit {
  readonly cookies = new Map<string, string>();

  constructor(readonly client: Client = newClient()) {}

  get(path: string, query: Record<string, string> = {}): Promise<Answer> {
    return this.ask("GET", path, query, {});
  }

  /** Posts a form with the CSRF token that belongs to this browser. */
  async post(path: string, form: Record<string, string>): Promise<Answer> {
    const { body } = await this.get("csrf");
    return this.postWithout(path, { ...form, csrfToken: (body as { csrfToken: string }).csrfToken });
  }

  postWithout(path: string, form: Record<string, string>): Promise<Answer> {
    return this.ask("POST", path, {}, form);
  }

  /** What the session cookie holds; null without one. */
  async session(): Promise<Record<string, unknown> | null> {
    const token = this.cookies.get(SESSION_COOKIE);
    return token ? decode({ token, secret: process.env.NEXTAUTH_SECRET ?? "" }) : null;
  }

  private async ask(
    method: string,
    path: string,
    query: Record<string, string>,
    body: Record<string, string>,
  ): Promise<Answer> {
    const answer: Answer = { status: 200, location: null, body: undefined };
    const headers = new Map<string, string | string[]>();
    const response = {
      status(code: number) {
        answer.status = code;
        return this;
      },
      setHeader(name: string, value: string | string[]) {
        headers.set(name.toLowerCase(), value);
        return this;
      },
      getHeader: (name: string) => headers.get(name.toLowerCase()),
      json(value: unknown) {
        answer.body = value;
      },
      send(value: unknown) {
        answer.body = value;
      },
      end: () => {},
    };
    const request = {
      method,
      query: { ...query, nextauth: path.split("/") },
      body,
      cookies: Object.fromEntries(this.cookies),
      headers: { host: "localhost:3000" },
    };
    const cookies = { get: (name: string) => this.cookie(name) };
    await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, {
      ...authOptions(this.client, cookies),
      secret: process.env.NEXTAUTH_SECRET,
    });
    for (const line of [headers.get("set-cookie") ?? []].flat()) this.keep(parse(line));
    const location = headers.get("location");
    if (typeof location === "string") answer.location = location.replace(OWN, "");
    return answer;
  }

  private cookie(name: string): { value: string } | undefined {
    const value = this.cookies.get(name);
    return value === undefined ? undefined : { value };
  }

  private keep({ name, value, isOver }: Cookie): void {
    if (isOver) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
