import { type AddressObject, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { until } from "./until.ts";

export interface CaughtMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The iCalendar file that came with it. */
  readonly calendar: string | undefined;
}

export interface MailCatcher {
  readonly url: string;
  /** Everything caught so far, oldest first. */
  readonly mails: readonly CaughtMail[];
  /** The newest mail to an address, waiting for it when there is none; `after` skips that many. */
  mailTo(address: string, after?: number): Promise<CaughtMail>;
  close(): Promise<void>;
}

const addresses = (to: AddressObject | AddressObject[] | undefined): string =>
  [to ?? []]
    .flat()
    .map((one) => one.text)
    .join(", ");

/** A real SMTP server that keeps what it gets. */
export async function catchMail(): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          mails.push({
            to: addresses(mail.to),
            subject: mail.subject ?? "",
            text: mail.text ?? "",
            html: mail.html || "",
            calendar: mail.attachments.find(({ contentType }) => contentType === "text/calendar")?.content.toString(),
          });
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    const listening = server.listen(0, "127.0.0.1", () => {
      const address = listening.address();
      if (typeof address === "object" && address) resolve(address.port);
      else reject(new Error("the mail catcher has no port"));
    });
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    mailTo: (address, after = 0) =>
      until(`a mail to ${address} arrives`, () =>
        mails
          .filter(({ to }) => to.includes(address))
          .slice(after)
          .at(-1),
      ),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
