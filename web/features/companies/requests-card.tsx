import { decideJoinRequest, type JoinRequest, listJoinRequests } from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Button, Card, toast, toastFailure } from "../../ui/index.ts";
import { joiningTexts } from "./joining-texts.ts";
import { useAnswer } from "./use-answer.ts";

const ask = () => call(listJoinRequests);

/** People who wait for an administrator's word; nothing while there are none. */
export function RequestsCard() {
  const t = useTexts(joiningTexts);
  const { answer, load } = useAnswer(ask);
  if (!answer || answer.requests.length === 0) return null;
  const decide = async (request: JoinRequest, decision: "accept" | "refuse") => {
    try {
      await call(decideJoinRequest, { params: { requestId: request.id }, body: { decision } });
      if (decision === "accept") toast({ title: t("letIn", { name: nameOf(request) }), tone: "success" });
    } catch (thrown) {
      toastFailure(thrown);
    }
    load();
  };
  return (
    <Card title={t("requests")}>
      <ul className="flex flex-col gap-3">
        {answer.requests.map((request) => (
          <Request key={request.id} request={request} onDecide={(decision) => void decide(request, decision)} />
        ))}
      </ul>
    </Card>
  );
}

const nameOf = ({ firstName, lastName }: JoinRequest) => `${firstName} ${lastName}`;

function Request({ request, onDecide }: { request: JoinRequest; onDecide: (decision: "accept" | "refuse") => void }) {
  const t = useTexts(joiningTexts);
  const format = useFormat();
  const name = nameOf(request);
  return (
    <li className="flex flex-wrap items-center gap-3">
      <Avatar id={request.accountId} name={name} size="small" />
      <span className="flex min-w-40 flex-1 flex-col">
        <span dir="auto" className="truncate font-medium">
          {name}
        </span>
        <span className="truncate text-sm text-text-2">
          {request.email} · {t(request.origin === "link" ? "byLink" : "byDomain")} · {format.short(request.requestedAt)}
        </span>
      </span>
      <span className="flex gap-2">
        <Button size="small" onClick={() => onDecide("refuse")} aria-label={`${t("refuse")}: ${name}`}>
          {t("refuse")}
        </Button>
        <Button size="small" tone="primary" onClick={() => onDecide("accept")} aria-label={`${t("accept")}: ${name}`}>
          {t("accept")}
        </Button>
      </span>
    </li>
  );
}
