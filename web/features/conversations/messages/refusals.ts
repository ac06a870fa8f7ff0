import { create } from "zustand";
import type { Problem } from "../../../../src/protocol/problem.ts";
import { wordsOf } from "../../../api/index.ts";

/** In one sentence what happened and what to do. */
export interface Refusal {
  readonly title: string;
  readonly cure: string;
}

const useRefusals = create<{ refusals: Readonly<Record<string, Refusal>> }>(() => ({ refusals: {} }));

/** Why the last change of a message did not go through; shown beside it until another one does. */
export const useRefusal = (messageId: string | undefined): Refusal | undefined =>
  useRefusals(({ refusals }) => (messageId === undefined ? undefined : refusals[messageId]));

export const refuse = (messageId: string, refusal: Refusal): void =>
  useRefusals.setState(({ refusals }) => ({ refusals: { ...refusals, [messageId]: refusal } }));
export const refuseFor = (messageId: string, problem: Problem): void => refuse(messageId, wordsOf(problem));

export const forgetRefusal = (messageId: string): void =>
  useRefusals.setState(({ refusals: { [messageId]: _, ...refusals } }) => ({ refusals }));
