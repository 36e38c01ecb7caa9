import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface Letter {
  from: string;
  to: string[];
  /** As it went over the wire, with soft line breaks of quoted-printable undone. */
  raw: string;
}

/** Without the soft line breaks of quoted-printable, which headers do not have. */
function readable(raw: string): string {
  const end = raw.indexOf("\r\n\r\n");
  return raw.slice(0, end) + raw.slice(end).replaceAll("=\r\n", "").replaceAll("=3D", "=");
}

/** A real SMTP server on loopback that keeps what it is given. */
export async function openPostOffice() {
  const letters: Letter[] = [];
  let refusal: Error | null = null;
  let counter = Promise.resolve();
  let waiting = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refusal) return done(refusal);
        const { mailFrom, rcptTo } = session.envelope;
        const letter = {
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: readable(Buffer.concat(chunks).toString("utf8")),
        };
        waiting += 1;
        void counter.then(() => {
          waiting -= 1;
          letters.push(letter);
          done();
        });
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    to: (address: string) => letters.filter((letter) => letter.to.includes(address)),
    /** In the newest letter to somebody that matches; others, such as one that asks to confirm an address, may have come later. */
    newestOf: (address: string, pattern: RegExp): RegExpExecArray | null => {
      for (const { to, raw } of letters.toReversed()) {
        const found = to.includes(address) ? pattern.exec(raw) : null;
        if (found) return found;
      }
      return null;
    },
    /** How many letters were handed over and not yet taken. */
    waiting: () => waiting,
    /** Takes nothing more until the returned function is called: whoever waits for a letter waits till then. */
    hold: () => {
      let release = () => {};
      counter = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    refuse: (words: string | null) => {
      refusal = words === null ? null : new Error(words);
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>;
