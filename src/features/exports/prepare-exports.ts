import { type DataExport, exportKeptDays } from "../../protocol/exports.ts";
import type { ExportDeps } from "./exports.deps.ts";
import { exportRunning } from "./exports.errors.ts";
import {
  changeExport,
  type ExportRow,
  exportOf,
  exportsBeingPrepared,
  exportsExpiredAt,
  insertExport,
  removeExport,
} from "./exports.store.ts";
import { exportPrefix } from "./exports.tables.ts";
import { personCaller } from "./person-caller.ts";
import { writeExport } from "./write-export.ts";

const dayMs = 24 * 3_600_000;
/** One that could not be made so often is given up: something of it ends the program, or fails each time. */
const mostAttempts = 5;

class Unwanted extends Error {}
export const blobOf = ({ id }: Pick<ExportRow, "id">): string => `${exportPrefix}${id}`;

/**
 * Prepares exports, one after the other, so that they take little from those who are at work. What a restart interrupts is begun
 * anew by the next start; nothing of it lies readable meanwhile.
 */
export function prepareExports(deps: ExportDeps) {
  const { audit, config, db, doors, log, newId, now, sendTo } = deps;
  const { blobs, mail } = doors;
  /** Per cent, of the one at hand. */
  const progress = new Map<string, number>();
  let isStopping = false;
  let running: Promise<void> = Promise.resolve();

  const present = (row: ExportRow): DataExport => ({
    ...{ id: row.id, state: row.state, requestedAt: row.requestedAt },
    progress: row.state === "ready" ? 100 : (progress.get(row.id) ?? 0),
    ...{ sizeBytes: row.sizeBytes, expiresAt: row.expiresAt },
  });
  const current = async (accountId: string): Promise<ExportRow | undefined> => {
    const row = await exportOf(db.reader, accountId);
    return row?.expiresAt && row.expiresAt <= now() ? undefined : row;
  };
  const tell = async (accountId: string) => {
    const row = await current(accountId);
    sendTo(accountId, { type: "export.changed", export: row ? present(row) : null });
  };
  const remove = async (row: ExportRow): Promise<void> => {
    await blobs.destroy(blobOf(row));
    await db.transaction(async (tx) => void (await removeExport(tx, row)));
    progress.delete(row.id);
    await tell(row.accountId);
  };
  const enqueue = (row: ExportRow): void => {
    running = running
      .then(() => (isStopping ? undefined : prepare(row)))
      .catch((error: unknown) => log.error({ exportId: row.id, error }, "an export could not be prepared"));
  };

  async function prepare(row: ExportRow): Promise<void> {
    const attempts = row.attempts + 1;
    const isWanted = await db.transaction((tx) => changeExport(tx, row, { attempts }));
    if (!isWanted) return;
    try {
      if (attempts <= mostAttempts) return await write(row);
    } catch (error) {
      await blobs.destroy(blobOf(row));
      if (error instanceof Unwanted || isStopping) return;
      log.warn({ exportId: row.id, attempts, error }, "an export failed and is tried again");
      if (attempts < mostAttempts) return enqueue({ ...row, attempts });
    }
    progress.delete(row.id);
    await db.transaction(async (tx) => void (await changeExport(tx, row, { state: "failed" })));
    await tell(row.accountId);
  }

  async function write(row: ExportRow): Promise<void> {
    const { accountId, id } = row;
    const person = await personCaller(deps, accountId);
    if (!person) return await remove(row);
    progress.set(id, 0);
    const progressed = (done: number, all: number) => {
      const known = progress.get(id);
      if (isStopping || known === undefined) throw new Unwanted();
      const percent = Math.floor((99 * done) / Math.max(1, all));
      if (percent === known) return;
      progress.set(id, percent);
      sendTo(accountId, { type: "export.changed", export: present(row) });
    };
    const writer = await blobs.write(blobOf(row), "content");
    try {
      await writeExport(deps, { exportId: id, person, write: writer.write, progressed });
    } catch (error) {
      await writer.abort();
      throw error;
    }
    const sizeBytes = await writer.commit();
    await finish(row, sizeBytes);
  }

  async function finish(row: ExportRow, sizeBytes: number): Promise<void> {
    const { accountId } = row;
    const mailbox = await doors.people.mailboxOf(accountId);
    const isKept = await db.transaction(async (tx) => {
      const expiresAt = now() + exportKeptDays * dayMs;
      if (!(await changeExport(tx, row, { state: "ready", sizeBytes, expiresAt }))) return false;
      const url = `${new URL(config.server.public_url).origin}/settings/privacy`;
      const data = { instanceName: config.instance.name, days: exportKeptDays, url };
      if (mailbox)
        await mail.send(tx, { to: mailbox.email, language: mailbox.language, template: "exportReady", data });
      return true;
    });
    progress.delete(row.id);
    // Deleted while the last of it was written.
    if (!isKept) await blobs.destroy(blobOf(row));
    await tell(accountId);
  }

  return {
    present,
    current,
    remove,
    /** @throws exports.running */
    async begin({ accountId, companyId }: { accountId: string; companyId: string | null }): Promise<DataExport> {
      const id = newId();
      const row = { ...{ accountId, id, requestedAt: now(), attempts: 0 }, sizeBytes: null, expiresAt: null };
      const begun: ExportRow = { ...row, state: "preparing" };
      const earlier = await db.transaction(async (tx) => {
        const found = await exportOf(tx, accountId);
        if (found?.state === "preparing") throw exportRunning();
        if (found) await removeExport(tx, found);
        await insertExport(tx, begun);
        await audit.record(tx, { act: "exports.started", actorId: accountId, companyId, subjectId: accountId });
        return found;
      });
      if (earlier) await blobs.destroy(blobOf(earlier));
      enqueue(begun);
      return present(begun);
    },
    /** What has expired is destroyed with its key. */
    async tidy(): Promise<void> {
      for (const row of await exportsExpiredAt(db.reader, now())) await remove(row);
    },
    /** Begins anew what the last run left; the start does not wait for it. */
    async resume(): Promise<void> {
      for (const row of await exportsBeingPrepared(db.reader)) enqueue(row);
    },
    /** Resolves when nothing is under way; tests do not wait for the clock. */
    async idle(): Promise<void> {
      for (let seen: unknown; seen !== running; ) {
        seen = running;
        await running;
      }
    },
    async stop(): Promise<void> {
      isStopping = true;
      await running;
    },
  };
}
export type Exports = ReturnType<typeof prepareExports>;
