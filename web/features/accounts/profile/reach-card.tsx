import { useTexts } from "../../../i18n/use-texts.ts";
import { Card, Combobox, TextField } from "../../../ui/index.ts";
import { PhonesField } from "./phones-field.tsx";
import type { AddressField } from "./profile-draft.ts";
import { profileTexts } from "./profile-texts.ts";
import type { ProfileFields } from "./use-profile-draft.ts";

const addressFields = [
  { field: "street", autoComplete: "street-address", maxLength: 160, className: "sm:col-span-6" },
  { field: "postalCode", autoComplete: "postal-code", maxLength: 20, className: "sm:col-span-2" },
  { field: "city", autoComplete: "address-level2", maxLength: 100, className: "sm:col-span-4" },
  { field: "region", autoComplete: "address-level1", maxLength: 100, className: "sm:col-span-3" },
] as const satisfies readonly { field: AddressField; [more: string]: unknown }[];

export function ReachCard({ fields }: { fields: ProfileFields }) {
  const t = useTexts(profileTexts);
  const { draft, change, errorAt, countries } = fields;
  return (
    <Card title={t("reach")} description={t("reachDetail")}>
      <PhonesField fields={fields} />
      <div className="mt-6 grid gap-4 sm:grid-cols-6">
        {addressFields.map(({ field, className, ...rest }) => (
          <div key={field} className={className}>
            <TextField
              {...rest}
              label={t(field)}
              name={field}
              value={draft[field]}
              onChange={(event) => change({ [field]: event.target.value })}
              error={errorAt(field)}
            />
          </div>
        ))}
        <div className="sm:col-span-3">
          <Combobox
            label={t("country")}
            options={countries}
            value={draft.country}
            onChange={(country) => change({ country })}
            placeholder={t("choose")}
            error={errorAt("country")}
            autoComplete="country-name"
          />
        </div>
      </div>
    </Card>
  );
}
