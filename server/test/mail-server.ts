import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A letter as it arrived. */
export interface ArrivedLetter {
  readonly to: string;
  /** Headers and body, as they came over the wire. */
  readonly raw: string;
  readonly messageId: string;
}

/** A mail server on this machine: real SMTP, and a test says what it refuses. */
export class MailServer {
  readonly arrived: ArrivedLetter[] = [];
  /** What is answered to a recipient; none: he is welcome. */
  readonly refusals = new Map<string, { readonly code: number; readonly text: string }>();
  /** Called when a letter is whole, before it is acknowledged. */
  beforeTaking: () => Promise<void> = async () => undefined;
  private server: SMTPServer | undefined;
  private port = 0;

  constructor(private readonly account?: { readonly user: string; readonly password: string }) {}

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Begins to listen; after a stop on the same port as before. */
  async start(): Promise<void> {
    const { account } = this;
    const server = new SMTPServer({
      disabledCommands: account ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
      allowInsecureAuth: true,
      authOptional: account === undefined,
      onAuth: ({ username, password }, _, done) =>
        username === account?.user && password === account?.password
          ? done(null, { user: username })
          : done(Object.assign(new Error("who are you"), { responseCode: 535 })),
      onRcptTo: ({ address }, _, done) => {
        const refusal = this.refusals.get(address);
        done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null);
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => {
          const raw = Buffer.concat(parts).toString("utf8");
          const to = session.envelope.rcptTo.map(({ address }) => address).join();
          this.arrived.push({ to, raw, messageId: /^message-id: *(\S+)/im.exec(raw)?.[1] ?? "" });
          this.beforeTaking().then(() => done(null), done);
        });
      },
    });
    await new Promise<void>((resolve, reject) => {
      server.on("error", reject);
      server.listen(this.port, "127.0.0.1", () => resolve());
    });
    server.removeListener("error", () => undefined);
    server.on("error", () => undefined);
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
