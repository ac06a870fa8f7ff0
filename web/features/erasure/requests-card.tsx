import { useCallback, useEffect, useState } from "react";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { listErasureRequests } from "../../../src/protocol/erasure.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Button, Card } from "../../ui/index.ts";
import { EraseMember } from "./erase-member.tsx";
import { erasureTexts } from "./texts.ts";

type Request = OutputOf<typeof listErasureRequests>["requests"][number];

/** Members who wait for their erasure, and until when; nothing while there are none. */
export function ErasureRequests({ onGone }: { readonly onGone: () => void }) {
  const t = useTexts(erasureTexts);
  const format = useFormat();
  const [requests, setRequests] = useState<readonly Request[]>([]);
  const [chosen, setChosen] = useState<Request>();
  const load = useCallback(() => {
    // Without it the list of members is still whole.
    call(listErasureRequests).then(
      ({ requests }) => setRequests(requests),
      () => undefined,
    );
  }, []);
  useEffect(load, [load]);
  const gone = () => {
    load();
    onGone();
  };
  if (requests.length === 0) return null;
  return (
    <Card title={t("requests")} description={t("requestsDetail")}>
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <li key={request.accountId} className="flex flex-wrap items-center gap-3 py-2">
            <Avatar id={request.accountId} name={request.name} size="small" />
            <span className="min-w-40 flex-1">
              <bdi className="block truncate font-medium">{request.name}</bdi>
              <span className="block text-sm text-text-2">
                {t("asked", { date: format.date(request.askedAt), due: format.date(request.dueAt) })}
              </span>
            </span>
            <Button
              size="small"
              tone="danger"
              onClick={() => setChosen(request)}
              aria-label={`${t("erase")} ${request.name}`}
            >
              {t("erase")}
            </Button>
          </li>
        ))}
      </ul>
      {chosen && <EraseMember {...chosen} onGone={gone} onClose={() => setChosen(undefined)} />}
    </Card>
  );
}
