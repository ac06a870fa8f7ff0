import { useState } from "react";
import {
  type ActRequest,
  beginFourEyes,
  decideAct,
  listActRequests,
  withdrawAct,
} from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { useAccount } from "../../app/session.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, LoadFailed, SkeletonList, toast, toastFailure } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { AskSecondDialog } from "./ask-second-dialog.tsx";
import { fourEyesTexts } from "./four-eyes-texts.ts";
import { useAnswer } from "./use-answer.ts";

const load = () => call(listActRequests);
const pastShown = 5;

/** Whether dangerous acts take a second administrator, and those that wait for one. */
export function FourEyesCard() {
  const t = useTexts(fourEyesTexts);
  const { answer, failure, load: reload } = useAnswer(load);
  const begun = useAct();
  const [isEnding, setEnding] = useState(false);
  if (!answer) {
    return (
      <Card title={t("title")} description={t("intro")}>
        {failure ? <LoadFailed failure={failure} onRetry={reload} /> : <SkeletonList rows={1} />}
      </Card>
    );
  }
  const { isOn, administrators, requests } = answer;
  const open = requests.filter(({ state }) => state === "open");
  const past = requests.filter(({ state }) => state !== "open").slice(0, pastShown);
  const begin = () =>
    void begun.run(async () => {
      await call(beginFourEyes);
      reload();
    });
  return (
    <Card title={t("title")} description={t("intro")}>
      <div className="flex flex-col items-start gap-4">
        <FailureNotice failure={begun.failure} />
        {isOn ? (
          <div className="flex w-full flex-wrap items-center justify-between gap-3">
            <span className="font-medium">{t("isOn")}</span>
            <Button size="small" onClick={() => setEnding(true)}>
              {t("end")}
            </Button>
          </div>
        ) : (
          <>
            {administrators < 2 && <p className="text-text-2">{t("alone")}</p>}
            <Button isBusy={begun.isBusy} disabled={administrators < 2} onClick={begin}>
              {t("begin")}
            </Button>
          </>
        )}
        {open.length > 0 && <Requests title={t("requests")} requests={open} onDecided={reload} />}
        {past.length > 0 && <Requests title={t("past")} requests={past} onDecided={reload} />}
      </div>
      {isEnding && <AskSecondDialog act="endFourEyes" onAsked={reload} onClose={() => setEnding(false)} />}
    </Card>
  );
}

interface RequestsProps {
  readonly title: string;
  readonly requests: readonly ActRequest[];
  readonly onDecided: () => void;
}

function Requests({ title, requests, onDecided }: RequestsProps) {
  return (
    <section aria-label={title} className="w-full">
      <h3 className="pb-1 font-semibold text-sm text-text-2">{title}</h3>
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <Request key={request.id} request={request} onDecided={onDecided} />
        ))}
      </ul>
    </section>
  );
}

function Request({ request, onDecided }: { request: ActRequest; onDecided: () => void }) {
  const t = useTexts(fourEyesTexts);
  const format = useFormat();
  const account = useAccount();
  const [isBusy, setBusy] = useState(false);
  const { act, member, requestedBy, reason, state, expiresAt, decidedBy } = request;
  const what = t(act, { member: member?.name || t("gone") });
  const run = async (decide: () => Promise<ActRequest>) => {
    setBusy(true);
    try {
      const decided = await decide();
      if (decided.state === "confirmed") toast({ title: t("done"), detail: what, tone: "success" });
      if (decided.state === "refused") toast({ title: t("refusedNow"), detail: what });
    } catch (thrown) {
      toastFailure(thrown);
    }
    setBusy(false);
    onDecided();
  };
  const params = { requestId: request.id };
  const decide = (decision: "confirm" | "refuse") => void run(() => call(decideAct, { params, body: { decision } }));
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-48 flex-1">
        <p dir="auto" className="font-medium [overflow-wrap:anywhere]">
          {what}
        </p>
        <p dir="auto" className="text-sm text-text-2 [overflow-wrap:anywhere]">
          {reason}
        </p>
        <p className="text-sm text-text-3">
          {t("by", { name: requestedBy.name || t("gone"), time: format.dateTime(request.requestedAt) })}
          {" · "}
          {state === "open"
            ? t("until", { time: format.dateTime(expiresAt) })
            : t(state, { name: decidedBy?.name || t("gone") })}
        </p>
      </div>
      {state === "open" && (
        <span className="flex gap-2">
          {requestedBy.id === account.id ? (
            <Button size="small" isBusy={isBusy} onClick={() => void run(() => call(withdrawAct, { params }))}>
              {t("takeBack")}
            </Button>
          ) : (
            <>
              <Button
                size="small"
                disabled={isBusy}
                aria-label={`${t("refuse")}: ${what}`}
                onClick={() => decide("refuse")}
              >
                {t("refuse")}
              </Button>
              <Button
                size="small"
                tone="primary"
                isBusy={isBusy}
                aria-label={`${t("confirm")}: ${what}`}
                onClick={() => decide("confirm")}
              >
                {t("confirm")}
              </Button>
            </>
          )}
        </span>
      )}
    </li>
  );
}
