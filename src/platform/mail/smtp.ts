import type { SMTPTransportOptions, Transporter } from "nodemailer";
import { smtpDestination } from "../outbound/destination.ts";
import type { Outbound } from "../outbound/outbound.ts";
import type { MailContent } from "./mail.tables.ts";

/** Hands one mail to a mail server. Rejects with the server's refusal or the connection's failure. */
export type Deliver = (mail: MailContent & { readonly id: string }) => Promise<void>;

const loopback = new Set(["localhost", "127.0.0.1", "::1"]);

/** `user:password@` of a URL, decoded; undefined when the server takes mail without. */
const credentialsOf = ({ username, password }: URL) =>
  username === "" ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };

/**
 * @param smtpUrl `smtp://user:password@host:587` (STARTTLS; required unless the server is this machine or the URL ends in
 * `?tls=optional`) or `smtps://user:password@host:465`
 * @param from the sender, `Name <address>`
 */
export function createSmtp(smtpUrl: string, from: string, outbound: Outbound): Deliver {
  const url = new URL(smtpUrl);
  const destination = smtpDestination(smtpUrl);
  const getSocket: SMTPTransportOptions["getSocket"] = (_options, callback) => {
    outbound.dial({ purpose: "mail", destination, reason: "deliver a queued mail" }).then(
      (connection) => callback(null, { connection, secured: destination.tls }),
      (error: Error) => callback(error),
    );
  };
  const options: SMTPTransportOptions = {
    host: destination.host,
    port: destination.port,
    secure: destination.tls,
    requireTLS: !destination.tls && !loopback.has(destination.host) && url.searchParams.get("tls") !== "optional",
    auth: credentialsOf(url),
    tls: { minVersion: "TLSv1.2" },
    // Nothing in a mail of ours is to be read from a file or fetched from an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    getSocket,
  };
  let transport: Promise<Transporter> | undefined;
  // Loaded with the first mail: it would make every start a tenth longer.
  const open = async () => (await import("nodemailer")).createTransport(options);
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
  return async ({ id, to, subject, text, html, calendar, unsubscribeUrl }) => {
    transport ??= open();
    await (await transport).sendMail({
      from,
      to: { name: "", address: to },
      subject,
      text,
      html,
      ...(calendar && { icalEvent: { method: calendar.method, content: calendar.text, filename: "invitation.ics" } }),
      // The same for every attempt, so that a mail server or reader can drop a repetition.
      messageId: `<${id}@${domain}>`,
      headers: {
        "Auto-Submitted": "auto-generated",
        ...(unsubscribeUrl && {
          "List-Unsubscribe": `<${unsubscribeUrl}>`,
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }),
      },
    });
  };
}
