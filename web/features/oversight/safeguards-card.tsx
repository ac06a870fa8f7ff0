import { listSafeguards, type Safeguard } from "../../../src/protocol/oversight.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Badge, Card } from "../../ui/index.ts";
import { oversightTexts } from "./oversight-texts.ts";
import { useLoaded } from "./use-loaded.ts";

const load = () => call(listSafeguards);

/** The last backup, restore test and check of the data. */
export function SafeguardsCard() {
  const t = useTexts(oversightTexts);
  const { loaded } = useLoaded(load);
  if (!loaded || loaded.safeguards.length === 0) return null;
  return (
    <Card title={t("safeguards")} description={t("safeguardsDetail")}>
      <ul className="divide-y divide-line">
        {loaded.safeguards.map((safeguard) => (
          <Line key={safeguard.kind} safeguard={safeguard} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ safeguard: { kind, at, isGood, findings } }: { safeguard: Safeguard }) {
  const t = useTexts(oversightTexts);
  const format = useFormat();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <span className="min-w-0">
        <span className="block">{t(kind)}</span>
        <span className="block text-sm text-text-3">{at === null ? t("never") : format.dateTime(at)}</span>
      </span>
      {at === null ? (
        <Badge tone="warning">{t("neverDone")}</Badge>
      ) : (
        <Badge tone={isGood ? "success" : "danger"}>
          {findings ? t("findings", { count: findings }) : t(isGood ? "went" : "wentWrong")}
        </Badge>
      )}
    </li>
  );
}
