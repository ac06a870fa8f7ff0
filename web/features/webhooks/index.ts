import type { WebFeature } from "../../app/feature.ts";
import { WebhooksSection } from "./webhooks-section.tsx";

/** With which programs a bubble is connected. */
export const webhooksFeature: WebFeature = { conversationDetails: [WebhooksSection] };
