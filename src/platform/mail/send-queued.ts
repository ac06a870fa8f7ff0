import type { DataKey } from "../crypto/keys.ts";
import { createDueLoop, type DueLoop } from "../jobs/due-loop.ts";
import type { Platform } from "../platform.ts";
import {
  deleteHeldBefore,
  deleteMail,
  dueMails,
  heldForMs,
  holdMail,
  isThere,
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

/** Sends what is due, one after the other, and sleeps until the next is. */
export function createSender(deps: SenderDeps): DueLoop {
  let isStopped = false;
  const loop = createDueLoop({
    ...{ name: "mails", log: deps.log, now: deps.now },
    async doDue() {
      await deps.db.transaction((tx) => deleteHeldBefore(tx, deps.now() - heldForMs));
      const due = await dueMails(deps.db.reader, await deps.key(), deps.now(), batch);
      for (const mail of due) {
        if (isStopped) return false;
        await attempt(deps, mail);
      }
      return due.length > 0;
    },
    nextDueAt: () => nextDueAt(deps.db.reader),
  });
  return {
    ...loop,
    // A batch takes its time: what is under way is finished, the rest of it is for the next start.
    stop() {
      isStopped = true;
      return loop.stop();
    },
  };
}

async function attempt(deps: SenderDeps, mail: StoredMail): Promise<void> {
  // Read with a batch: it may have been withdrawn while those before it were sent.
  if (!(await isThere(deps.db.reader, mail.id))) return;
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
