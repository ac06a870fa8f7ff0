import { getKeyAges, type KeyAge } from "../../../src/protocol/oversight.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Card, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { oversightTexts } from "./oversight-texts.ts";
import { useLoaded } from "./use-loaded.ts";

const load = () => call(getKeyAges);
const named = ["person", "conversation", "label", "file", "company", "system"] as const;

/** How old the keys are, and how many were destroyed. */
export function KeysCard() {
  const t = useTexts(oversightTexts);
  const format = useFormat();
  const { loaded, failure, reload } = useLoaded(load);
  return (
    <Card
      title={t("keys")}
      description={loaded ? t("masterSince", { date: format.date(loaded.masterSince) }) : undefined}
    >
      {failure && !loaded && <LoadFailed failure={failure} onRetry={reload} />}
      {!loaded && !failure && <SkeletonList rows={3} />}
      {loaded && (
        <ul className="divide-y divide-line">
          {loaded.kinds.map((age) => (
            <Line key={age.kind} age={age} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Line({ age: { kind, keys, oldestAt, newestAt, destroyed } }: { age: KeyAge }) {
  const t = useTexts(oversightTexts);
  const format = useFormat();
  const known = named.find((one) => one === kind);
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
      <span className="min-w-0">
        <span className="block">{known ? t(`keys_${known}`) : kind}</span>
        {oldestAt !== null && newestAt !== null && (
          <span className="block text-sm text-text-3">
            {t("agesOf", { oldest: format.date(oldestAt), newest: format.date(newestAt) })}
          </span>
        )}
      </span>
      <span className="text-right text-sm text-text-2 tabular-nums">
        {t("keyCount", { count: keys })}
        {destroyed > 0 && ` · ${t("destroyedCount", { count: destroyed })}`}
      </span>
    </li>
  );
}
