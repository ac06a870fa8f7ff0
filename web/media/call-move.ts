import type { PeerSignal } from "../../src/protocol/calls.ts";
import type { CurrentCall, Transfer } from "./call-view.ts";

export interface CallMoveDeps {
  readonly current: () => CurrentCall | null;
  readonly show: (transfer: Transfer | null) => void;
  readonly signal: (signal: PeerSignal) => void;
  readonly hangUp: () => void;
  readonly after: (ms: number, run: () => void) => () => void;
  /** The other one would rather stay in the call. */
  readonly onStaying: () => void;
}

/** Who was asked along waits this long for the other one to end the call. */
const moveMs = 5_000;

/** How two agree to go on in a bubble's conference: one asks, the other says yes, and the call ends in its favour. */
export class CallMove {
  readonly #deps: CallMoveDeps;
  #callOff: (() => void) | undefined;

  constructor(deps: CallMoveDeps) {
    this.#deps = deps;
  }

  ask(conversationId: string): void {
    this.#deps.show({ conversationId, stage: "asking" });
    this.#deps.signal({ kind: "transfer", conversationId, say: "come" });
  }

  answer(isComing: boolean): void {
    const transfer = this.#deps.current()?.transfer;
    if (transfer?.stage !== "asked") return;
    const { conversationId } = transfer;
    this.#deps.show(isComing ? { conversationId, stage: "moving" } : null);
    this.#deps.signal({ kind: "transfer", conversationId, say: isComing ? "coming" : "staying" });
    // The one who asked ends the call; should that not arrive, it is ended here.
    if (isComing) this.#callOff = this.#deps.after(moveMs, this.#deps.hangUp);
  }

  take({ conversationId, say }: Extract<PeerSignal, { kind: "transfer" }>): void {
    const { transfer = null } = this.#deps.current() ?? {};
    if (say === "come") {
      this.#deps.show({ conversationId, stage: "asked" });
      return;
    }
    if (transfer?.conversationId !== conversationId || transfer.stage !== "asking") return;
    if (say === "staying") {
      this.#deps.show(null);
      this.#deps.onStaying();
      return;
    }
    this.#deps.show({ conversationId, stage: "moving" });
    this.#deps.hangUp();
  }

  stop(): void {
    this.#callOff?.();
  }
}
