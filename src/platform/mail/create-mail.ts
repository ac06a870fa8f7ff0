import type { Outbound } from "../outbound/outbound.ts";
import type { Platform } from "../platform.ts";
import type { OpenStorage } from "../storage/open-storage.ts";
import {
  allMails,
  deleteHeldBefore,
  deleteMail,
  deleteOptional,
  heldForMs,
  heldMails,
  insertMail,
} from "./mail.store.ts";
import type { Mail, NewMail } from "./mail.ts";
import { renderMail } from "./render.ts";
import { retryDelayMs } from "./retry.ts";
import { createSender } from "./send-queued.ts";
import { createSmtp } from "./smtp.ts";
import { type TemplateName, writeMail } from "./templates.ts";

export type MailDeps = Pick<Platform, "config" | "keys" | "log" | "now" | "newId"> & {
  readonly db: Pick<OpenStorage, "reader" | "transaction" | "afterCommit">;
  readonly outbound: Outbound;
  /** Tests shorten it. */
  readonly retryDelayMs?: typeof retryDelayMs;
};

/** Whole words: somebody else's longer name is not theirs. */
function wordsIn(words: readonly string[]): (text: string) => boolean {
  const shapes = words
    .filter((word) => word.trim() !== "")
    .map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word.trim())}(?![\\p{L}\\p{N}])`, "iu"));
  return (text) => shapes.some((shape) => shape.test(text));
}

const outboxPage = 200;

const unsubscribeOf = (optional: NewMail<TemplateName>["optional"]) =>
  optional && { unsubscribeUrl: optional.unsubscribeUrl };

/** Mail that survives a crash: queued encrypted in the act's transaction, sent after it, tried again with growing pauses. */
export function createMail(deps: MailDeps): Mail {
  const { smtp_url: smtpUrl, from } = deps.config.mail;
  const key = () => deps.keys.create("system:mail");
  const sender = smtpUrl
    ? createSender({ retryDelayMs, ...deps, key, deliver: createSmtp(smtpUrl, from, deps.outbound) })
    : undefined;
  return {
    isConfigured: sender !== undefined,
    async send(tx, { to, language, template, data, calendar, optional }) {
      const id = deps.newId();
      const written = renderMail(writeMail(template, language, data), language);
      const content = { to, ...written, ...(calendar && { calendar }), ...unsubscribeOf(optional) };
      const state = sender ? "queued" : "held";
      // Where nothing is ever sent, nothing else would remove them.
      if (!sender) await deleteHeldBefore(tx, deps.now() - heldForMs);
      await insertMail(tx, await key(), {
        id,
        content,
        state,
        createdAt: deps.now(),
        optionalFor: optional?.accountId ?? null,
      });
      if (sender) deps.db.afterCommit(sender.wake);
    },
    async withdraw(tx, accountId) {
      await deleteOptional(tx, accountId);
    },
    async forget(words) {
      const isNamed = wordsIn(words);
      const ids = (await allMails(deps.db.reader, await key()))
        .filter(({ content: { to, subject, text } }) => [to, subject, text].some(isNamed))
        .map(({ id }) => id);
      if (ids.length === 0) return;
      await deps.db.transaction(async (tx) => {
        for (const id of ids) await deleteMail(tx, id);
      });
    },
    async listOutbox() {
      const held = await heldMails(deps.db.reader, await key(), outboxPage);
      return held.map(({ id, content: { to, subject, text }, createdAt }) => ({ id, to, subject, text, createdAt }));
    },
    async start() {
      await key();
      if (sender) sender.wake();
      else deps.log.warn({}, "no mail server is configured: mails wait in the operator's outbox (mail.smtp_url)");
    },
    async stop() {
      await sender?.stop();
    },
  };
}
