import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";

const WebhooksSection = later(() => import("./webhooks-section.tsx").then(({ WebhooksSection }) => WebhooksSection));

/** With which programs a bubble is connected. */
export const webhooksFeature: WebFeature = { conversationDetails: [WebhooksSection] };
