import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useState } from "react";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { type ConnectionStep, connectionSteps, testSingleSignOn } from "../../../src/protocol/single-sign-on.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { signOnTexts } from "./texts.ts";

type Report = OutputOf<typeof testSingleSignOn>;
const names = {
  configuration: "stepConfiguration",
  endpoints: "stepEndpoints",
  algorithms: "stepAlgorithms",
  keys: "stepKeys",
  client: "stepClient",
} as const satisfies Record<ConnectionStep, string>;

/** Tries the stored connection, and says at which step it fails and what to do about it. */
export function TestCard({ isStale }: { isStale: boolean }) {
  const t = useTexts(signOnTexts);
  const { run, isBusy, failure } = useAct();
  const [report, setReport] = useState<Report>();
  const test = () => run(async () => setReport(await call(testSingleSignOn)));
  return (
    <Card
      title={t("testTitle")}
      description={isStale ? t("testUnsaved") : t("testDetail")}
      action={
        <Button className="shrink-0" isBusy={isBusy} disabled={isStale} onClick={() => void test()}>
          {t("test")}
        </Button>
      }
    >
      {(failure || report) && (
        <div aria-live="polite" className="flex flex-col gap-3">
          <FailureNotice failure={failure} />
          {report && !failure && <Steps report={report} />}
        </div>
      )}
    </Card>
  );
}

function Steps({ report: { passed, failed } }: { report: Report }) {
  const t = useTexts(signOnTexts);
  return (
    <>
      <ol className="flex flex-col gap-2">
        {connectionSteps.map((step) => (
          <Step key={step} name={t(names[step])} state={stateOf(step, passed, failed?.step)} />
        ))}
      </ol>
      <p className={failed ? "text-danger-text" : "text-success-text"}>
        {failed ? <Cure {...failed} /> : t("allPassed")}
      </p>
    </>
  );
}

const states = {
  stepPassed: { Icon: CircleCheck, tone: "text-success-text" },
  stepFailed: { Icon: CircleX, tone: "text-danger-text" },
  stepSkipped: { Icon: CircleDashed, tone: "text-text-3" },
} as const;
const stateOf = (step: ConnectionStep, passed: readonly ConnectionStep[], failed: ConnectionStep | undefined) =>
  passed.includes(step) ? "stepPassed" : step === failed ? "stepFailed" : "stepSkipped";

function Step({ name, state }: { name: string; state: keyof typeof states }) {
  const t = useTexts(signOnTexts);
  const { Icon, tone } = states[state];
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <span className={state === "stepSkipped" ? "text-text-3" : undefined}>
        {name}
        <span className="sr-only">: {t(state)}</span>
      </span>
    </li>
  );
}

function Cure({ step, origins }: NonNullable<Report["failed"]>) {
  const t = useTexts(signOnTexts);
  switch (step) {
    case "configuration":
      return t("failedConfiguration");
    case "endpoints":
      return origins.length > 0 ? t("failedEndpoints", { origins: origins.join(", ") }) : t("failedEndpointsMissing");
    case "algorithms":
      return t("failedAlgorithms");
    case "keys":
      return t("failedKeys");
    case "client":
      return t("failedClient");
  }
}
