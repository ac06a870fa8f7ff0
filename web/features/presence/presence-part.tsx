import { useState } from "react";
import { type PresenceChoice, showLastSeen } from "../../../src/protocol/presence.ts";
import { callQuick } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, Checkbox, Select, SkeletonList, toastFailure, useLock } from "../../ui/index.ts";
import { choose } from "./choose.ts";
import { statusWords } from "./presence-words.ts";
import { StatusDialog } from "./status-dialog.tsx";
import { setOwn } from "./store.ts";
import { presenceTexts } from "./texts.ts";
import { useOwnPresence } from "./use-presence.ts";

/** What one wants others to see of one's coming and going. */
export function PresencePart() {
  const t = useTexts(presenceTexts);
  const format = useFormat();
  const own = useOwnPresence();
  const because = useLock("manualPresence");
  const [isWriting, setWriting] = useState(false);
  if (!own) return <SkeletonList rows={3} />;
  const { status, choice, showsLastSeen, companyAllowsLastSeen } = own;

  const changeLastSeen = (wanted: boolean) =>
    callQuick(showLastSeen, { body: { showsLastSeen: wanted } }).then(setOwn, toastFailure);
  const options: { value: PresenceChoice; label: string; detail?: string }[] = [
    { value: "automatic", label: t("automatic"), detail: t("automaticDetail") },
    { value: "online", label: t("online") },
    { value: "away", label: t("away") },
    { value: "dnd", label: t("dnd"), detail: t("dndDetail") },
    { value: "invisible", label: t("invisible"), detail: t("invisibleDetail") },
  ];
  const until = status?.until ? ` · ${t("statusUntil", { time: format.dateTime(status.until) })}` : "";

  return (
    <>
      <Card title={t("howSeen")} description={because ?? t("chosenUntilChanged")}>
        <Select
          label={t("presence")}
          isLabelHidden
          options={
            because === null ? options : options.filter(({ value }) => value === "automatic" || value === choice)
          }
          value={choice}
          // Going back to what Iris sees by itself is always open.
          isDisabled={because !== null && choice === "automatic"}
          onChange={(wanted) => void choose(wanted)}
        />
      </Card>
      <Card
        title={t("status")}
        description={status ? `${statusWords(status)}${until}` : t("statusDetail")}
        action={
          <Button className="shrink-0" onClick={() => setWriting(true)}>
            {t(status ? "changeStatus" : "setStatus")}
          </Button>
        }
      />
      <Card>
        <Checkbox
          label={
            <>
              {t("showLastSeen")}
              <span className="block text-sm text-text-2">
                {t(companyAllowsLastSeen ? "showLastSeenDetail" : "companyForbids")}
              </span>
            </>
          }
          isChecked={showsLastSeen && companyAllowsLastSeen}
          isDisabled={!companyAllowsLastSeen}
          onChange={(wanted) => void changeLastSeen(wanted)}
        />
      </Card>
      {isWriting && <StatusDialog status={status} onClose={() => setWriting(false)} />}
    </>
  );
}
