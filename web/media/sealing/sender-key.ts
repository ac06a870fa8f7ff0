import { type Bytes, expand } from "./sframe.ts";

/**
 * What one device seals its frames with. Whoever comes is given the key one step further: they cannot go back from it, and whoever
 * had it goes along by themselves. Whoever leaves is shut out by a new generation, which has nothing to do with the old one.
 */
export interface SenderKey {
  readonly generation: number;
  readonly step: number;
  readonly base: Bytes;
}

const baseBytes = 16;
/** A generation has as many steps; then a new one begins. */
export const mostSteps = 16;
const ratchetLabel = new TextEncoder().encode("Iris sender key, next step");

export const newSenderKey = (generation: number): SenderKey => ({
  ...{ generation, step: 0, base: crypto.getRandomValues(new Uint8Array(baseBytes)) },
});

export const nextStep = async ({ generation, step, base }: SenderKey): Promise<SenderKey> => ({
  ...{ generation, step: step + 1, base: await expand(base, ratchetLabel, baseBytes) },
});

export const kidOf = ({ generation, step }: Pick<SenderKey, "generation" | "step">): number =>
  generation * mostSteps + step;

export const readKid = (kid: number): Pick<SenderKey, "generation" | "step"> => ({
  ...{ generation: Math.floor(kid / mostSteps), step: kid % mostSteps },
});

export function writeSenderKey({ generation, step, base }: SenderKey): Bytes {
  const bytes = new Uint8Array(5 + baseBytes);
  new DataView(bytes.buffer).setUint32(0, generation);
  bytes[4] = step;
  bytes.set(base, 5);
  return bytes;
}

/** @returns null when it is none */
export function readSenderKey(bytes: Bytes): SenderKey | null {
  const step = bytes[4] ?? mostSteps;
  if (bytes.length !== 5 + baseBytes || step >= mostSteps) return null;
  const generation = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return { generation, step, base: bytes.slice(5) };
}
