import type { RetentionPolicy } from "../../../src/protocol/retention.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Select } from "../../ui/index.ts";
import { retentionTexts as names } from "../conversations/bubbles/retention-texts.ts";
import { retentionTexts } from "./texts.ts";

/** Days that are offered; others may have been set through the API. */
const offered = [1, 7, 30, 90, 180, 365, 730, 3_650] as const;
const kinds = [
  ["messagesDays", "messages"],
  ["filesDays", "files"],
  ["historyDays", "history"],
] as const;

interface RetentionFormProps {
  readonly policy: RetentionPolicy;
  readonly onChange: (policy: RetentionPolicy) => void;
}

/** How long each kind is kept. */
export function RetentionForm({ policy, onChange }: RetentionFormProps) {
  const t = useTexts(retentionTexts);
  const words = useTexts(names);
  return (
    <div className="flex flex-col gap-4">
      {kinds.map(([key, name]) => {
        const chosen = policy[key];
        const days = [...new Set([...offered, ...(chosen === null ? [] : [chosen])])].toSorted((a, b) => a - b);
        return (
          <Select
            key={key}
            label={words(name)}
            value={chosen === null ? "none" : String(chosen)}
            onChange={(value) => onChange({ ...policy, [key]: value === "none" ? null : Number(value) })}
            options={[
              { value: "none", label: words("untilDeleted") },
              ...days.map((count) => ({ value: String(count), label: t("forDays", { count }) })),
            ]}
          />
        );
      })}
    </div>
  );
}
