import type { DataKey, Keys } from "../../platform/crypto/keys.ts";
import { open, seal } from "../../platform/crypto/seal.ts";
import type { IncomingWebhook, OutgoingWebhook } from "../../protocol/webhooks.ts";
import type { IncomingRow, OutgoingRow } from "./webhooks.store.ts";

/** Lives as long as the bubble. */
export const bubbleKey = (keys: Keys, conversationId: string): Promise<DataKey> => keys.get(`label:${conversationId}`);

const incomingName = (id: string) => ({ table: "incoming_webhooks", column: "name", row: id });
const outgoing = (column: "name" | "url" | "secret", id: string) => ({ table: "outgoing_webhooks", column, row: id });

export const sealIncomingName = (key: DataKey, id: string, name: string) => seal(key, incomingName(id), name);
export const openIncomingName = (key: DataKey, { id, name }: IncomingRow): string => open(key, incomingName(id), name);

export const sealOutgoing = (key: DataKey, id: string, said: { name: string; url: string; secret: string }) => ({
  name: seal(key, outgoing("name", id), said.name),
  url: seal(key, outgoing("url", id), said.url),
  secret: seal(key, outgoing("secret", id), said.secret),
});
export const openUrl = (key: DataKey, { id, url }: OutgoingRow): string => open(key, outgoing("url", id), url);
export const openSecret = (key: DataKey, { id, secret }: OutgoingRow): string =>
  open(key, outgoing("secret", id), secret);

export const presentIncoming = (key: DataKey, row: IncomingRow): IncomingWebhook => ({
  ...{ id: row.id, createdBy: row.createdBy, createdAt: row.createdAt, lastUsedAt: row.lastUsedAt },
  name: openIncomingName(key, row),
});

export function presentOutgoing(key: DataKey, row: OutgoingRow, mayChange: boolean): OutgoingWebhook {
  const url = openUrl(key, row);
  return {
    ...{ id: row.id, events: row.events, createdBy: row.createdBy, createdAt: row.createdAt, goneAt: row.goneAt },
    name: open(key, outgoing("name", row.id), row.name),
    host: new URL(url).host,
    url: mayChange ? url : null,
  };
}
