import { ChevronRight, MailCheck, RotateCw } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { listOutbox } from "../../../src/protocol/accounts.ts";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Card, EmptyState, IconButton, LoadFailed, Notice, SkeletonList } from "../../ui/index.ts";
import { refreshInstance, useInstance } from "./instance.ts";
import { settingsTexts } from "./settings-texts.ts";

type HeldMail = OutputOf<typeof listOutbox>["mails"][number];

/** Mails that no server took; while none is set, the only way to a newcomer's code. */
export function OutboxCard() {
  const t = useTexts(settingsTexts);
  const { instance } = useInstance();
  const [mails, setMails] = useState<readonly HeldMail[]>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(() => {
    void refreshInstance();
    call(listOutbox).then(
      (answer) => {
        setMails(answer.mails);
        setFailure(undefined);
      },
      (thrown) => setFailure(asFailure(thrown)),
    );
  }, []);
  useEffect(load, [load]);

  return (
    <Card
      title={t("outbox")}
      description={t("outboxDetail")}
      action={
        <IconButton label={t("refresh")} icon={<RotateCw aria-hidden="true" className="size-5" />} onClick={load} />
      }
    >
      {instance &&
        (instance.mailConfigured ? (
          <Notice tone="success" title={t("outboxServer")}>
            {t("outboxServerDetail")}
          </Notice>
        ) : (
          <Notice tone="warning" title={t("outboxNoServer")}>
            {t("outboxNoServerDetail")}
          </Notice>
        ))}
      {failure && <LoadFailed failure={failure} onRetry={load} />}
      {!mails && !failure && <SkeletonList rows={3} />}
      {mails?.length === 0 && (
        <EmptyState icon={<MailCheck className="size-6" />} title={t("outboxEmpty")}>
          {t("outboxEmptyDetail")}
        </EmptyState>
      )}
      {mails && mails.length > 0 && (
        <ul className="-mx-3 mt-2 -mb-3 divide-y divide-line">
          {mails.map((mail) => (
            <li key={mail.id}>
              <MailRow mail={mail} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function MailRow({ mail }: { mail: HeldMail }) {
  const t = useTexts(settingsTexts);
  const format = useFormat();
  return (
    <details className="group">
      <summary className="focus-inset flex min-h-16 cursor-pointer list-none items-center gap-3 rounded-medium px-3 py-2 hover:bg-surface-3 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-text-3 group-open:rotate-90" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{mail.subject}</span>
          <span className="block truncate text-sm text-text-2">{t("mailTo", { address: mail.to })}</span>
        </span>
        <time
          dateTime={new Date(mail.createdAt).toISOString()}
          title={format.dateTime(mail.createdAt)}
          className="shrink-0 text-text-3 text-xs tabular-nums"
        >
          {format.short(mail.createdAt)}
        </time>
      </summary>
      <p className="select-text whitespace-pre-wrap px-10 pt-1 pb-4 text-text-1 [overflow-wrap:anywhere]">
        {mail.text}
      </p>
    </details>
  );
}
