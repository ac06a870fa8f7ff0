import type { ComponentType } from "react";
import type {
  CallList,
  ConversationSlotProps,
  EntrySlotProps,
  OversightCard,
  PeopleActionProps,
  PeopleView,
  PersonSlotProps,
  PrivacyCard,
  ProofWayProps,
  SignInWayProps,
  WebFeature,
} from "./feature.ts";

type Slot = readonly ComponentType<ConversationSlotProps>[];
interface Slots {
  readonly actions: Slot;
  readonly banners: Slot;
  readonly details: Slot;
  /** Of one entry. */
  readonly entryActions: readonly ComponentType<EntrySlotProps>[];
}
let slots: Slots = { actions: [], banners: [], details: [], entryActions: [] };

interface EntrySlots {
  readonly signInWays: readonly ComponentType<SignInWayProps>[];
  readonly proofWays: readonly ComponentType<ProofWayProps>[];
  readonly securityCards: readonly ComponentType[];
  readonly privacyCards: readonly PrivacyCard[];
}
let entry: EntrySlots = { signInWays: [], proofWays: [], securityCards: [], privacyCards: [] };

interface PeopleSlots {
  readonly views: readonly PeopleView[];
  readonly actions: readonly ComponentType<PeopleActionProps>[];
  /** Of one person. */
  readonly personActions: readonly ComponentType<PersonSlotProps>[];
}
let people: PeopleSlots = { views: [], actions: [], personActions: [] };

let callLists: readonly CallList[] = [];
let oversightCards: readonly OversightCard[] = [];

/** Set once by `main.tsx`: a lower feature shows what higher ones bring without importing them. */
export function prepareSlots(features: readonly WebFeature[]): void {
  slots = {
    actions: features.flatMap((feature) => feature.conversationActions ?? []),
    banners: features.flatMap((feature) => feature.conversationBanners ?? []),
    details: features.flatMap((feature) => feature.conversationDetails ?? []),
    entryActions: features.flatMap((feature) => feature.entryActions ?? []),
  };
  people = {
    views: features.flatMap((feature) => feature.peopleViews ?? []),
    actions: features.flatMap((feature) => feature.peopleActions ?? []),
    personActions: features.flatMap((feature) => feature.personActions ?? []),
  };
  oversightCards = features
    .flatMap((feature) => feature.oversightCards ?? [])
    .toSorted((one, other) => one.order - other.order);
  callLists = features.flatMap((feature) => feature.callLists ?? []);
  entry = {
    signInWays: features.flatMap((feature) => feature.signInWays ?? []),
    proofWays: features.flatMap((feature) => feature.proofWays ?? []),
    securityCards: features.flatMap((feature) => feature.securityCards ?? []),
    privacyCards: features.flatMap((feature) => feature.privacyCards ?? []).toSorted((a, b) => a.order - b.order),
  };
}
export const conversationSlots = (): Slots => slots;
export const peopleSlots = (): PeopleSlots => people;
export const entrySlots = (): EntrySlots => entry;
export const callListSlots = (): readonly CallList[] => callLists;
export const oversightSlots = (): readonly OversightCard[] => oversightCards;
