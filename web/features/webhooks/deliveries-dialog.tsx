import { useEffect, useState } from "react";
import { listDeliveries, type OutgoingWebhook, type WebhookDelivery } from "../../../src/protocol/webhooks.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, cx, Dialog, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { webhookTexts } from "./texts.ts";

interface DeliveriesDialogProps {
  readonly conversationId: string;
  readonly webhook: OutgoingWebhook;
  readonly onClose: () => void;
}

const lookEveryMs = 2_000;

/** How the newest events went; looks again while it is open. */
export function DeliveriesDialog({ conversationId, webhook, onClose }: DeliveriesDialogProps) {
  const t = useTexts(webhookTexts);
  const [deliveries, setDeliveries] = useState<readonly WebhookDelivery[]>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn looks again
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    call(listDeliveries, { params: { conversationId, webhookId: webhook.id } }).then(
      (answer) => {
        if (isOver) return;
        setDeliveries(answer.deliveries);
        setFailure(undefined);
        timer = setTimeout(() => setTurn((before) => before + 1), lookEveryMs);
      },
      (thrown: unknown) => !isOver && setFailure(asFailure(thrown)),
    );
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [conversationId, webhook.id, turn]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("log")}
      description={`${webhook.name} · ${webhook.host}`}
      actions={
        <Button tone="primary" onClick={onClose}>
          {t("close")}
        </Button>
      }
    >
      {failure && <LoadFailed failure={failure} onRetry={() => setTurn(turn + 1)} />}
      {!failure && !deliveries && <SkeletonList rows={3} />}
      {deliveries?.length === 0 && <p className="text-text-2">{t("logEmpty")}</p>}
      <ul className="divide-y divide-line">
        {deliveries?.map((delivery) => (
          <li key={delivery.id}>
            <DeliveryRow delivery={delivery} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const tone = { waiting: "text-text-2", delivered: "text-success-text", failed: "text-danger-text" } as const;

function DeliveryRow({ delivery }: { delivery: WebhookDelivery }) {
  const t = useTexts(webhookTexts);
  const format = useFormat();
  const { event, state, attempts, status, createdAt, nextAttemptAt } = delivery;
  const facts = [
    ...(attempts === 0 ? [] : [status === null ? t("noAnswer") : String(status), t("attempts", { count: attempts })]),
    ...(nextAttemptAt === null || attempts === 0 ? [] : [t("nextAt", { time: format.time(nextAttemptAt) })]),
  ];
  return (
    <div className="flex items-baseline justify-between gap-3 py-2">
      <div className="min-w-0">
        <p className="truncate">{t(event)}</p>
        <p className="text-sm text-text-3 tabular-nums">
          {[`${format.date(createdAt)}, ${format.time(createdAt)}`, ...facts].join(" · ")}
        </p>
      </div>
      <span className={cx("shrink-0 font-medium text-sm", tone[state])}>{t(state)}</span>
    </div>
  );
}
