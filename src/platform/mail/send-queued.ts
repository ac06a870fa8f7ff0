import type { DataKey } from "../crypto/keys.ts";
import type { Platform } from "../platform.ts";
import {
  deleteHeldBefore,
  deleteMail,
  dueMails,
  heldForMs,
  holdMail,
  nextDueAt,
  postponeMail,
  type StoredMail,
} from "./mail.store.ts";
import { isFinalRefusal, type retryDelayMs } from "./retry.ts";
import type { Deliver } from "./smtp.ts";

export type SenderDeps = Pick<Platform, "db" | "log" | "now"> & {
  readonly key: () => Promise<DataKey>;
  readonly deliver: Deliver;
  readonly retryDelayMs: typeof retryDelayMs;
};

const batch = 20;
/** `setTimeout` counts in 32 bits; a day is often enough to look again. */
const longestSleepMs = 24 * 3600 * 1000;

/** Sends what is due, one after the other, and sleeps until the next is. */
export function createSender(deps: SenderDeps) {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async () => {
    do {
      again = false;
      await deps.db.transaction((tx) => deleteHeldBefore(tx, deps.now() - heldForMs));
      for (const mail of await dueMails(deps.db.reader, await deps.key(), deps.now(), batch)) {
        if (stopped) return;
        await attempt(deps, mail);
        again = true;
      }
    } while (again && !stopped);
    const dueAt = await nextDueAt(deps.db.reader);
    if (dueAt !== undefined && !stopped) {
      timer = setTimeout(wake, Math.min(Math.max(dueAt - deps.now(), 0), longestSleepMs));
    }
  };

  const wake = () => {
    if (stopped) return;
    again = true;
    clearTimeout(timer);
    running ??= run()
      .catch((error: unknown) => {
        deps.log.error({ error }, "sending queued mails failed");
        timer = setTimeout(wake, 60_000);
      })
      .finally(() => {
        running = undefined;
        // Woken between the last look and here.
        if (again) wake();
      });
  };

  return {
    wake,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function attempt(deps: SenderDeps, mail: StoredMail): Promise<void> {
  const attempts = mail.attempts + 1;
  try {
    await deps.deliver({ id: mail.id, ...mail.content });
  } catch (error) {
    const delayMs = isFinalRefusal(error) ? undefined : deps.retryDelayMs(attempts);
    const fields = { mailId: mail.id, attempts, code: codeOf(error) };
    if (delayMs === undefined) {
      deps.log.error(fields, "mail given up: it waits in the operator's outbox");
      return await deps.db.transaction((tx) => holdMail(tx, mail.id, attempts));
    }
    deps.log.warn({ ...fields, retryInMs: delayMs }, "mail not sent, will be tried again");
    return await deps.db.transaction((tx) => postponeMail(tx, mail.id, attempts, deps.now() + delayMs));
  }
  await deps.db.transaction((tx) => deleteMail(tx, mail.id));
}

/** Not the message: a server's answer may repeat the address. */
const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error ? String(error.code) : error.name;
  return "responseCode" in error ? `${code} ${error.responseCode}` : code;
};
