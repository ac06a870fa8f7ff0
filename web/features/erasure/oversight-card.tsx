import { useCallback, useEffect, useState } from "react";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { endLegalHold, listErasures, listLegalHolds, placeLegalHold } from "../../../src/protocol/erasure.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, LoadFailed, SkeletonList, TextField, toastFailure } from "../../ui/index.ts";
import { erasureTexts } from "./texts.ts";

/** For the operator: what was erased, without names. */
export function ErasuresCard() {
  const t = useTexts(erasureTexts);
  const format = useFormat();
  const [loaded, setLoaded] = useState<OutputOf<typeof listErasures>>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(() => {
    call(listErasures).then(setLoaded, (thrown) => setFailure(asFailure(thrown)));
  }, []);
  useEffect(load, [load]);
  return (
    <Card title={t("operatorTitle")} description={t("operatorDetail")}>
      {failure && !loaded && <LoadFailed failure={failure} onRetry={load} />}
      {!loaded && !failure && <SkeletonList rows={2} />}
      {loaded?.erasures.length === 0 && <p className="text-text-3">{t("none")}</p>}
      <ul className="divide-y divide-line">
        {loaded?.erasures.map(({ number, cause, askedAt, erasedAt, keysDestroyed }) => (
          <li key={number} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <span className="font-mono">{number}</span>
            <span className="text-sm text-text-2">
              {t(cause === "company" ? "companyEnd" : cause)} ·{" "}
              {erasedAt === null
                ? `${format.date(askedAt)} · ${t("underWay")}`
                : `${format.date(erasedAt)} · ${t("keyCount", { count: keysDestroyed })}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Shown only when asked for, to whoever has proved once more who they are. */
export function HoldsCard() {
  const t = useTexts(erasureTexts);
  const format = useFormat();
  const [holds, setHolds] = useState<OutputOf<typeof listLegalHolds>["holds"]>();
  const act = async (run: () => Promise<unknown>) => {
    try {
      await run();
      setHolds((await call(listLegalHolds)).holds);
    } catch (thrown) {
      toastFailure(thrown);
    }
  };
  return (
    <Card
      title={t("holds")}
      description={t("holdsDetail")}
      action={
        !holds && (
          <Button className="shrink-0" onClick={() => void act(async () => undefined)}>
            {t("showHolds")}
          </Button>
        )
      }
    >
      {holds?.length === 0 && <p className="text-text-3">{t("noHolds")}</p>}
      <ul className="divide-y divide-line">
        {holds?.map(({ accountId, name, reason, endsAt }) => (
          <li key={accountId} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span className="min-w-40 flex-1 [overflow-wrap:anywhere]">
              <bdi className="block font-medium">{name}</bdi>
              <span className="text-sm text-text-2">{t("holdLine", { date: format.date(endsAt), reason })}</span>
            </span>
            <Button size="small" onClick={() => void act(() => call(endLegalHold, { params: { accountId } }))}>
              {t("end")}
            </Button>
          </li>
        ))}
      </ul>
      {holds && <NewHold onPlace={(hold) => act(() => call(placeLegalHold, { body: hold }))} />}
    </Card>
  );
}

interface NewHoldProps {
  readonly onPlace: (hold: { email: string; reason: string; endsAt: number }) => Promise<void>;
}

function NewHold({ onPlace }: NewHoldProps) {
  const t = useTexts(erasureTexts);
  const [email, setEmail] = useState("");
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const isWhole = email.trim() !== "" && reason.trim().length >= 3 && until !== "";
  return (
    <form
      className="mt-3 grid items-end gap-3 sm:grid-cols-3"
      onSubmit={(event) => {
        event.preventDefault();
        void onPlace({ email, reason, endsAt: new Date(`${until}T23:59:59`).getTime() });
      }}
    >
      <TextField label={t("address")} type="email" value={email} onChange={(event) => setEmail(event.target.value)} />
      <TextField
        label={t("reason")}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      <TextField label={t("until")} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
      <Button type="submit" className="justify-self-start" disabled={!isWhole}>
        {t("place")}
      </Button>
    </form>
  );
}
