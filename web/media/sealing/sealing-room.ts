import type { Conference, ConferenceParticipant } from "../../../src/protocol/conferences.ts";
import type { SealingKeys } from "../../../src/protocol/sealing.ts";
import type { ClientFrame } from "../../../src/protocol/socket.ts";
import { boxKey, type OwnKeys, readKeys, safetyCode, unboxKey } from "./member-keys.ts";
import { type SealingView, unknownSealing } from "./sealing-view.ts";
import { mostSteps, newSenderKey, nextStep, type SenderKey } from "./sender-key.ts";
import type { ToWorker } from "./worker-protocol.ts";

/** After somebody left the others are given the new key before it is used, so that no picture is lost. */
const handoverMs = 700;
const answerEveryMs = 1_000;

export interface SealingRoomOptions {
  readonly own: OwnKeys;
  readonly conversationId: string;
  readonly conferenceId: string;
  /** This device's own stay. */
  readonly selfId: string;
  readonly send: (frame: ClientFrame) => void;
  readonly tellWorker: (told: ToWorker) => void;
  readonly onView: (view: SealingView) => void;
  /** Calls back after a while; the returned function calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly now: () => number;
  /** Generations go on over all stays of one worker, since its counters do. */
  readonly generation: { last: number };
}

/** One stay in a conference: who may open what this device sends, and what it opens of the others. */
export class SealingRoom {
  readonly #options: SealingRoomOptions;
  /** Public keys of the others' stays, by participant; null: none that counts. */
  readonly #members = new Map<string, { readonly told: SealingKeys; readonly key: CryptoKey | null }>();
  readonly #answeredAt = new Map<string, number>();
  /** Who was given what we seal with. */
  #holders = new Set<string>();
  #key: SenderKey | null = null;
  /** Handed out already and used soon. */
  #next: SenderKey | null = null;
  #callOff: () => void = () => {};
  #view = unknownSealing;
  #codeOf = "";
  #turn: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: SealingRoomOptions) {
    this.#options = options;
  }

  /** Who is in it now. */
  take(conference: Conference): Promise<void> {
    return this.#inTurn(() => this.#take(conference));
  }

  takeKey(from: string, box: string): Promise<void> {
    return this.#inTurn(async () => {
      const { own, conferenceId, selfId, tellWorker } = this.#options;
      const other = this.#members.get(from)?.key;
      const key = other && (await unboxKey(own.agreement, other, { conferenceId, from, to: selfId }, box));
      if (key) tellWorker({ type: "other", participantId: from, key });
    });
  }

  answer(from: string): Promise<void> {
    return this.#inTurn(async () => {
      const now = this.#options.now();
      if (!this.#holders.has(from) || now - (this.#answeredAt.get(from) ?? -answerEveryMs) < answerEveryMs) return;
      this.#answeredAt.set(from, now);
      // While a new key is about to be used, both are needed.
      for (const key of [this.#key, this.#next]) if (key) await this.#hand(key, [from]);
    });
  }

  ask(participantId: string): void {
    const { conferenceId, send } = this.#options;
    if (this.#members.has(participantId)) send({ type: "conference.askKey", conferenceId, of: participantId });
  }

  close(): void {
    this.#isClosed = true;
    this.#callOff();
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(() => (this.#isClosed ? undefined : act())).catch(() => undefined);
    return this.#turn;
  }

  async #take({ participants }: Conference): Promise<void> {
    const others = participants.filter(({ participantId }) => participantId !== this.#options.selfId);
    await this.#meet(others);
    const without = others.filter(({ participantId }) => !this.#members.get(participantId)?.key);
    const isSealed = without.length === 0;
    if (isSealed) await this.#share(others.map(({ participantId }) => participantId));
    else this.#unshare();
    this.#options.tellWorker({ type: "mode", mode: isSealed ? "sealed" : "plain" });
    await this.#show(participants, isSealed, [...new Set(without.map(({ accountId }) => accountId))]);
  }

  async #meet(others: readonly ConferenceParticipant[]): Promise<void> {
    const here = new Set(others.map(({ participantId }) => participantId));
    for (const participantId of this.#members.keys())
      if (!here.has(participantId)) {
        this.#members.delete(participantId);
        this.#options.tellWorker({ type: "gone", participantId });
      }
    for (const { participantId, sealing } of others)
      if (sealing && !this.#members.has(participantId)) {
        const key = await readKeys(sealing, this.#options.conversationId);
        this.#members.set(participantId, { told: sealing, key });
      }
  }

  /** Everybody here, and nobody else, can open what we send from now on. */
  async #share(here: readonly string[]): Promise<void> {
    const hasLost = [...this.#holders].some((participantId) => !here.includes(participantId));
    const come = here.filter((participantId) => !this.#holders.has(participantId));
    if (this.#key && !hasLost && come.length === 0) return;
    this.#holders = new Set(here);
    if (this.#key && !hasLost && this.#next) return this.#hand(this.#next, come);
    if (this.#key && !hasLost && this.#key.step + 1 < mostSteps) {
      this.#key = await nextStep(this.#key);
      this.#options.tellWorker({ type: "own", key: this.#key });
      return this.#hand(this.#key, come);
    }
    await this.#renew(here);
  }

  async #renew(here: readonly string[]): Promise<void> {
    const key = newSenderKey(++this.#options.generation.last);
    await this.#hand(key, here);
    if (!this.#key || here.length === 0) return this.#use(key);
    if (!this.#next) this.#callOff = this.#options.after(handoverMs, () => this.#next && this.#use(this.#next));
    this.#next = key;
  }

  #use(key: SenderKey): void {
    this.#callOff();
    this.#key = key;
    this.#next = null;
    this.#options.tellWorker({ type: "own", key });
  }

  /** Nothing is sealed any more; when it is again, it is with a key of its own. */
  #unshare(): void {
    this.#callOff();
    this.#holders = new Set();
    this.#key = null;
    this.#next = null;
  }

  async #hand(key: SenderKey, to: readonly string[]): Promise<void> {
    const { own, conferenceId, selfId: from, send } = this.#options;
    const boxes: { to: string; box: string }[] = [];
    for (const one of to) {
      const other = this.#members.get(one)?.key;
      if (other) boxes.push({ to: one, box: await boxKey(own.agreement, other, { conferenceId, from, to: one }, key) });
    }
    if (boxes.length > 0 && !this.#isClosed) send({ type: "conference.handKeys", conferenceId, boxes });
  }

  async #show(participants: readonly ConferenceParticipant[], isSealed: boolean, without: string[]): Promise<void> {
    const keys = participants.flatMap(({ sealing }) => (sealing ? [sealing] : []));
    const codeOf = isSealed && keys.length > 1 ? JSON.stringify(keys) : "";
    const state = isSealed ? "sealed" : "plain";
    const kept = codeOf === this.#codeOf ? this.#view.code : null;
    this.#put({ state, code: kept, without });
    if (codeOf === this.#codeOf) return;
    this.#codeOf = codeOf;
    if (codeOf === "") return;
    void safetyCode(this.#options.conferenceId, keys).then((code) => {
      if (this.#codeOf === codeOf) this.#put({ ...this.#view, code });
    });
  }

  #put(view: SealingView): void {
    this.#view = view;
    if (!this.#isClosed) this.#options.onView(view);
  }
}
