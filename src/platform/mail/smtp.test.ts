import { expect, test } from "bun:test";
import { SMTPServer } from "smtp-server";
import { configSchema } from "../config/config.ts";
import { createOutbound } from "../outbound/outbound.ts";
import type { Log } from "../platform.ts";
import { createSmtp } from "./smtp.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const mail = { id: "m".repeat(21), to: "ada@example.org", subject: "s", text: "t", html: "<p>t</p>" };

/** A server with the package's own, untrusted certificate. */
async function attempt(secure: boolean): Promise<{ refusal: unknown; received: number }> {
  let received = 0;
  const server = new SMTPServer({
    secure,
    authOptional: true,
    onData(stream, _session, callback) {
      received++;
      stream.resume().once("end", callback);
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const url = `${secure ? "smtps" : "smtp"}://127.0.0.1:${port}`;
  const outbound = createOutbound(configSchema.parse({ mail: { smtp_url: url } }), silent);
  const refusal = await createSmtp(url, "Iris <iris@iris.test>", outbound)(mail).catch((error: unknown) => error);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return { refusal, received };
}

test.each([
  ["smtps", true],
  ["STARTTLS", false],
])("S69 a mail server whose certificate nobody vouches for gets no mail (%s)", async (_name, secure) => {
  const { refusal, received } = await attempt(secure);
  expect(refusal).toBeInstanceOf(Error);
  expect(String(refusal)).toMatch(/certificate/i);
  expect(received).toBe(0);
});
