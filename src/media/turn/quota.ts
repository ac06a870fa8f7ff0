/** What one person, and all together, may take of the relay. */
export interface RelayQuotas {
  /** Allocations at once: a browser makes one for each of its networks and transports. */
  readonly maxAllocations: number;
  readonly maxAllocationsPerPerson: number;
  /** Bits per second, both ways together; 0 is without limit. */
  readonly maxBitrateBps: number;
  readonly maxBitratePerPersonBps: number;
}

/** So much may come at once after a pause. */
const burstMs = 500;

/** Lets so many bytes pass per second; what is too much is dropped, as a thin line would. */
export class ByteBudget {
  readonly #bytesPerMs: number;
  #left: number;
  #at: number;

  constructor(bitrateBps: number, nowMs: number) {
    this.#bytesPerMs = bitrateBps / 8000;
    this.#left = this.#bytesPerMs * burstMs;
    this.#at = nowMs;
  }

  take(bytes: number, nowMs: number): boolean {
    if (this.#bytesPerMs === 0) return true;
    this.#left = Math.min(this.#bytesPerMs * burstMs, this.#left + (nowMs - this.#at) * this.#bytesPerMs);
    this.#at = nowMs;
    if (this.#left < bytes) return false;
    this.#left -= bytes;
    return true;
  }
}

/** Counts allocations and bytes against the quotas. */
export class Usage {
  readonly #quotas: RelayQuotas;
  readonly #people = new Map<string, { allocations: number; budget: ByteBudget }>();
  readonly #all: ByteBudget;
  #allocations = 0;

  constructor(quotas: RelayQuotas, nowMs: number) {
    this.#quotas = quotas;
    this.#all = new ByteBudget(quotas.maxBitrateBps, nowMs);
  }

  /** @returns null when it is granted, else the protocol's error code */
  open(person: string, nowMs: number): 486 | 508 | null {
    if (this.#allocations >= this.#quotas.maxAllocations) return 508;
    const usage = this.#people.get(person);
    if ((usage?.allocations ?? 0) >= this.#quotas.maxAllocationsPerPerson) return 486;
    this.#allocations++;
    if (usage === undefined)
      this.#people.set(person, {
        allocations: 1,
        budget: new ByteBudget(this.#quotas.maxBitratePerPersonBps, nowMs),
      });
    else usage.allocations++;
    return null;
  }

  close(person: string): void {
    const usage = this.#people.get(person);
    if (usage === undefined) return;
    this.#allocations--;
    if (--usage.allocations === 0) this.#people.delete(person);
  }

  take(person: string, bytes: number, nowMs: number): boolean {
    return (this.#people.get(person)?.budget.take(bytes, nowMs) ?? false) && this.#all.take(bytes, nowMs);
  }
}

const windowMs = 1000;
/** Addresses remembered within one window; beyond it only the common limit counts. */
const maxRemembered = 4096;

/**
 * How many questions of strangers are answered: an answer is larger than its question, and the sender's address may be forged.
 */
export class AnswerBudget {
  readonly #perAddress: number;
  readonly #overall: number;
  #counts = new Map<string, number>();
  #total = 0;
  #since = Number.NEGATIVE_INFINITY;

  constructor(perAddress: number, overall: number) {
    this.#perAddress = perAddress;
    this.#overall = overall;
  }

  take(address: string, nowMs: number): boolean {
    if (nowMs - this.#since >= windowMs) {
      this.#since = nowMs;
      this.#total = 0;
      this.#counts = new Map();
    }
    if (this.#total >= this.#overall) return false;
    const count = this.#counts.get(address) ?? 0;
    if (count >= this.#perAddress) return false;
    if (count > 0 || this.#counts.size < maxRemembered) this.#counts.set(address, count + 1);
    this.#total++;
    return true;
  }
}
