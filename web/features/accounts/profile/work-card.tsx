import { useTexts } from "../../../i18n/use-texts.ts";
import { Card, TextField } from "../../../ui/index.ts";
import { profileTexts } from "./profile-texts.ts";
import { TagsField } from "./tags-field.tsx";
import type { ProfileFields } from "./use-profile-draft.ts";

export function WorkCard({ fields: { draft, change, errorAt } }: { fields: ProfileFields }) {
  const t = useTexts(profileTexts);
  return (
    <Card title={t("work")} description={t("workDetail")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("jobTitle")}
          name="jobTitle"
          autoComplete="organization-title"
          maxLength={120}
          value={draft.jobTitle}
          onChange={(event) => change({ jobTitle: event.target.value })}
          error={errorAt("jobTitle")}
        />
        <TextField
          label={t("department")}
          name="department"
          maxLength={120}
          value={draft.department}
          onChange={(event) => change({ department: event.target.value })}
          error={errorAt("department")}
        />
        <div className="sm:col-span-2">
          <TagsField tags={draft.tags} onChange={(tags) => change({ tags })} />
        </div>
      </div>
    </Card>
  );
}
