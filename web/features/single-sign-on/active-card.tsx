import { type SignOnConnection, type SignOnOverview, saveSingleSignOn } from "../../../src/protocol/single-sign-on.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { signOnTexts } from "./texts.ts";

interface ActiveCardProps {
  readonly connection: SignOnConnection;
  readonly onChanged: (overview: SignOnOverview) => void;
}

/** Whether people can sign in by the provider right now; turning it off keeps what was entered. */
export function ActiveCard({ connection, onChanged }: ActiveCardProps) {
  const t = useTexts(signOnTexts);
  const { run, isBusy, failure } = useAct();
  const { changedAt, linkedPeople, isActive, ...settings } = connection;
  const turn = () =>
    run(async () => onChanged(await call(saveSingleSignOn, { body: { ...settings, isActive: !isActive } })));
  return (
    <Card
      title={isActive ? t("active") : t("inactive")}
      description={isActive ? t("activeDetail", { count: linkedPeople }) : t("inactiveDetail")}
      action={
        <Button tone={isActive ? "quiet" : "primary"} className="shrink-0" isBusy={isBusy} onClick={() => void turn()}>
          {isActive ? t("turnOff") : t("turnOn")}
        </Button>
      }
    >
      {failure && <FailureNotice failure={failure} />}
    </Card>
  );
}
