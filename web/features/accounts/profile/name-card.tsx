import { useAccount } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Card, TextField } from "../../../ui/index.ts";
import { settingsTexts } from "../settings-texts.ts";
import { profileTexts } from "./profile-texts.ts";
import type { ProfileFields } from "./use-profile-draft.ts";

export function NameCard({ fields: { draft, change, errorAt } }: { fields: ProfileFields }) {
  const t = useTexts(profileTexts);
  const settings = useTexts(settingsTexts);
  const { companyName } = useAccount();
  return (
    <Card title={t("name")} description={t("nameDetail")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={settings("firstName")}
          name="firstName"
          autoComplete="given-name"
          maxLength={80}
          value={draft.firstName}
          onChange={(event) => change({ firstName: event.target.value })}
          error={errorAt("firstName")}
        />
        <TextField
          label={settings("lastName")}
          name="lastName"
          autoComplete="family-name"
          maxLength={80}
          value={draft.lastName}
          onChange={(event) => change({ lastName: event.target.value })}
          error={errorAt("lastName")}
        />
        <TextField
          label={t("salutation")}
          name="salutation"
          autoComplete="honorific-prefix"
          maxLength={40}
          placeholder={t("salutationHint")}
          value={draft.salutation}
          onChange={(event) => change({ salutation: event.target.value })}
          error={errorAt("salutation")}
        />
        <TextField
          label={t("nickname")}
          name="nickname"
          autoComplete="nickname"
          maxLength={80}
          value={draft.nickname}
          onChange={(event) => change({ nickname: event.target.value })}
          error={errorAt("nickname")}
        />
      </div>
      {companyName && (
        <dl className="mt-4">
          <dt className="font-medium text-sm">{settings("company")}</dt>
          <dd dir="auto" className="select-text text-text-2 [overflow-wrap:anywhere]">
            {companyName}
          </dd>
        </dl>
      )}
    </Card>
  );
}
