import type { OperatorsDeps } from "./operators.deps.ts";
import { nameDiffers, notFound } from "./operators.errors.ts";
import {
  findTermination,
  finishTermination,
  insertTermination,
  type TerminationRow,
  unfinishedTerminations,
} from "./operators.store.ts";

/**
 * Ends companies (S12). Each step can be repeated: after a crash the next start goes on with what is left, so that an ending
 * once begun is finished.
 */
export function createTerminations(deps: OperatorsDeps) {
  const { audit, db, log, now, accounts, companies } = deps;
  let isStopping = false;
  let running: Promise<void> = Promise.resolve();

  /** One after the other: nobody waits for it, and people are at work meanwhile. */
  function enqueue(termination: TerminationRow): void {
    running = running
      .then(() => finish(termination))
      .catch((error: unknown) =>
        log.error({ companyId: termination.companyId, error }, "a company's end stopped; the next start goes on"),
      );
  }

  async function finish({ companyId, actorId, members }: TerminationRow): Promise<void> {
    const company = (await companies.all()).find(({ id }) => id === companyId);
    // Doors first: nobody comes in, writes or uploads while the rest goes.
    if (company) await companies.terminate({ companyId, actorId, fate: "close" });
    for (const accountId of await accounts.people.idsIn(companyId)) {
      if (isStopping) return;
      await deps.erasure.erase({ accountId, cause: "company", actorId });
    }
    // Those whose erasure an earlier run had begun.
    await deps.erasure.idle();
    await deps.plans.forgetCompany(companyId);
    await companies.erase(companyId);
    await db.transaction(async (tx) => {
      if ((await findTermination(tx, companyId))?.finishedAt !== null) return;
      await finishTermination(tx, companyId, now());
      const entry = { act: "operators.company_gone", actorId: null, companyId: null, subjectId: companyId };
      await audit.record(tx, { ...entry, detail: { members } });
    });
  }

  return {
    /** @throws core.not_found, operators.name_differs */
    async begin({ companyId, actorId, name }: { companyId: string; actorId: string; name: string }): Promise<void> {
      const company = (await companies.all()).find(({ id }) => id === companyId);
      if (!company) throw notFound();
      if (company.name.trim() !== name.trim()) throw nameDiffers();
      const { members, agreement } = company;
      const termination = { companyId, actorId, startedAt: now(), members, finishedAt: null };
      const isNew = await db.transaction(async (tx) => {
        if (await findTermination(tx, companyId)) return false;
        await insertTermination(tx, termination);
        // The company's key goes, and with it its own record: what must stay provable is said here.
        const entry = { act: "operators.company_terminated", actorId, companyId: null, subjectId: companyId };
        const proof = { agreement: agreement?.version ?? null, agreedAt: agreement?.acceptedAt ?? null };
        await audit.record(tx, { ...entry, detail: { name: company.name, members, ...proof } });
        return true;
      });
      if (isNew) enqueue(termination);
    },
    async isEnding(): Promise<ReadonlySet<string>> {
      return new Set((await unfinishedTerminations(db.reader)).map(({ companyId }) => companyId));
    },
    /** Goes on with what a crash left; the start does not wait for it. */
    async resume(): Promise<void> {
      for (const termination of await unfinishedTerminations(db.reader)) enqueue(termination);
    },
    /** Resolves when what is under way has ended. */
    idle: (): Promise<void> => running,
    /** Lets the person at hand be finished; the next start goes on. */
    async stop(): Promise<void> {
      isStopping = true;
      await running;
    },
  };
}
export type Terminations = ReturnType<typeof createTerminations>;
