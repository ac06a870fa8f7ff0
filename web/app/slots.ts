import type { ComponentType } from "react";
import type { ConversationSlotProps, WebFeature } from "./feature.ts";

type Slot = readonly ComponentType<ConversationSlotProps>[];
interface Slots {
  readonly actions: Slot;
  readonly banners: Slot;
  readonly details: Slot;
}
let slots: Slots = { actions: [], banners: [], details: [] };

/** Set once by `main.tsx`: a conversation shows what higher features bring without importing them. */
export function prepareSlots(features: readonly WebFeature[]): void {
  slots = {
    actions: features.flatMap((feature) => feature.conversationActions ?? []),
    banners: features.flatMap((feature) => feature.conversationBanners ?? []),
    details: features.flatMap((feature) => feature.conversationDetails ?? []),
  };
}
export const conversationSlots = (): Slots => slots;
