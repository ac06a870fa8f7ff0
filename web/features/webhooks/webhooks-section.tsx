import { ArrowDownToLine, ArrowUpFromLine, Ellipsis } from "lucide-react";
import { useState } from "react";
import {
  type IncomingWebhook,
  type OutgoingWebhook,
  removeWebhook,
  testWebhook,
} from "../../../src/protocol/webhooks.ts";
import { call } from "../../api/index.ts";
import type { ConversationSlotProps } from "../../app/feature.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, ConfirmDialog, IconButton, Menu, SectionHeader, toastFailure } from "../../ui/index.ts";
import { CreateIncomingDialog } from "./create-incoming-dialog.tsx";
import { CreateOutgoingDialog } from "./create-outgoing-dialog.tsx";
import { DeliveriesDialog } from "./deliveries-dialog.tsx";
import { webhookTexts } from "./texts.ts";
import { useWebhooks } from "./use-webhooks.ts";

type Webhook = { kind: "in"; webhook: IncomingWebhook } | { kind: "out"; webhook: OutgoingWebhook };
type Asking =
  | { what: "letWrite" | "letTell" }
  | ({ what: "remove" } & Webhook)
  | { what: "log"; webhook: OutgoingWebhook };

/** In a bubble's details: programs that write there, and programs that are told what happens (B11). */
export function WebhooksSection({ conversation }: ConversationSlotProps) {
  const t = useTexts(webhookTexts);
  const { id: conversationId } = conversation;
  const { connected, reload } = useWebhooks(conversation);
  const [asking, setAsking] = useState<Asking>();
  if (!connected) return null;
  const { incoming, outgoing, mayChange, sendingPossible } = connected;
  // Whoever may change nothing needs no heading above nothing.
  if (!mayChange && incoming.length + outgoing.length === 0) return null;
  const close = () => setAsking(undefined);
  const test = async (webhook: OutgoingWebhook) => {
    await call(testWebhook, { params: { conversationId, webhookId: webhook.id } });
    setAsking({ what: "log", webhook });
  };
  return (
    <section className="px-2">
      <SectionHeader title={t("programs")} />
      <div className="flex flex-col gap-3 px-3 pt-1 pb-4">
        {incoming.length + outgoing.length === 0 && <p className="text-pretty text-sm text-text-3">{t("noneYet")}</p>}
        <ul className="flex flex-col gap-2">
          {incoming.map((webhook) => (
            <li key={webhook.id}>
              <ProgramRow
                kind="in"
                webhook={webhook}
                entries={
                  mayChange
                    ? [{ label: t("remove"), onSelect: () => setAsking({ what: "remove", kind: "in", webhook }) }]
                    : []
                }
              />
            </li>
          ))}
          {outgoing.map((webhook) => (
            <li key={webhook.id}>
              <ProgramRow
                kind="out"
                webhook={webhook}
                entries={
                  mayChange
                    ? [
                        { label: t("log"), onSelect: () => setAsking({ what: "log", webhook }) },
                        { label: t("sendTest"), onSelect: () => void test(webhook).catch(toastFailure) },
                        { label: t("remove"), onSelect: () => setAsking({ what: "remove", kind: "out", webhook }) },
                      ]
                    : []
                }
              />
            </li>
          ))}
        </ul>
        {mayChange && (
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => setAsking({ what: "letWrite" })}>
              {t("letWrite")}
            </Button>
            <Button size="small" disabled={!sendingPossible} onClick={() => setAsking({ what: "letTell" })}>
              {t("letTell")}
            </Button>
          </div>
        )}
        {mayChange && !sendingPossible && <p className="text-pretty text-sm text-text-3">{t("sendingImpossible")}</p>}
      </div>
      {asking?.what === "letWrite" && (
        <CreateIncomingDialog conversationId={conversationId} onCreated={reload} onClose={close} />
      )}
      {asking?.what === "letTell" && (
        <CreateOutgoingDialog conversationId={conversationId} onCreated={reload} onClose={close} />
      )}
      {asking?.what === "log" && (
        <DeliveriesDialog conversationId={conversationId} webhook={asking.webhook} onClose={close} />
      )}
      {asking?.what === "remove" && (
        <ConfirmDialog
          title={t("removeTitle", { name: asking.webhook.name })}
          detail={t(asking.kind === "in" ? "removeIncoming" : "removeOutgoing")}
          act={t("remove")}
          onClose={close}
          onConfirm={async () => {
            await call(removeWebhook, { params: { conversationId, webhookId: asking.webhook.id } });
            reload();
          }}
        />
      )}
    </section>
  );
}

interface Entry {
  readonly label: string;
  readonly onSelect: () => void;
}

function ProgramRow({ kind, webhook, entries }: Webhook & { entries: readonly Entry[] }) {
  const t = useTexts(webhookTexts);
  const format = useFormat();
  const Icon = kind === "in" ? ArrowDownToLine : ArrowUpFromLine;
  const details =
    kind === "in"
      ? [t("writes"), webhook.lastUsedAt === null ? t("unused") : t("used", { time: format.short(webhook.lastUsedAt) })]
      : [webhook.host, t(webhook.goneAt === null ? "tells" : "gone")];
  return (
    <div className="flex items-center gap-3">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-[30%] bg-surface-3 text-text-2">
        <Icon aria-hidden="true" className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate font-medium">
          {webhook.name}
        </p>
        <p className="text-sm text-text-2 [overflow-wrap:anywhere]">{details.join(" · ")}</p>
      </div>
      {entries.length > 0 && (
        <Menu
          align="end"
          trigger={
            <IconButton
              size="small"
              label={t("more", { name: webhook.name })}
              icon={<Ellipsis aria-hidden="true" className="size-4.5" />}
            />
          }
          entries={[...entries]}
        />
      )}
    </div>
  );
}
