import { Plus, Trash2 } from "lucide-react";
import { maxPhones } from "../../../../src/protocol/profiles.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, IconButton, Select, TextField } from "../../../ui/index.ts";
import type { PhoneDraft } from "./profile-draft.ts";
import { profileTexts } from "./profile-texts.ts";
import type { ProfileFields } from "./use-profile-draft.ts";

const bare = (number: string) => number.replace(/\s/g, "");

/** Numbers as people write them, with what becomes of each below it. */
export function PhonesField({ fields }: { fields: ProfileFields }) {
  const t = useTexts(profileTexts);
  const { draft, change, country, countries, errorAt, phones: reader } = fields;
  const { phones } = draft;
  const kinds = (["work", "mobile", "home", "other"] as const).map((value) => ({
    value,
    label: t(({ work: "phoneWork", mobile: "phoneMobile", home: "phoneHome", other: "phoneOther" } as const)[value]),
  }));
  const countryName = countries.find(({ value }) => value === country)?.label;

  const replace = (at: number, phone: PhoneDraft) => change({ phones: phones.with(at, phone) });
  const add = () => {
    const key = Math.max(0, ...phones.map((phone) => phone.key)) + 1;
    change({ phones: [...phones, { key, kind: "work", number: "" }] });
  };
  const hintFor = ({ number }: PhoneDraft) => {
    const shown = reader?.shown(number, country);
    // What differs by its spaces alone is not worth a line.
    if (shown !== undefined) return bare(shown) === bare(number) ? undefined : t("phoneHint", { number: shown });
    return number.trim().startsWith("+") || !countryName ? undefined : t("phoneNational", { country: countryName });
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-medium text-sm">{t("phones")}</legend>
      {phones.map((phone, at) => {
        const position = String(at + 1);
        return (
          <div key={phone.key} className="flex items-start gap-2">
            <div className="w-28 shrink-0">
              <Select
                label={t("phoneKind", { position })}
                isLabelHidden
                value={phone.kind}
                onChange={(kind) => replace(at, { ...phone, kind })}
                options={kinds}
              />
            </div>
            <div className="min-w-0 flex-1">
              <TextField
                label={t("phoneNumber", { position })}
                isLabelHidden
                type="tel"
                autoComplete="tel"
                maxLength={40}
                value={phone.number}
                onChange={(event) => replace(at, { ...phone, number: event.target.value })}
                hint={hintFor(phone)}
                error={errorAt(`phones.${at}`)}
              />
            </div>
            <IconButton
              label={t("removePhone", { position })}
              icon={<Trash2 aria-hidden="true" className="size-4" />}
              onClick={() => change({ phones: phones.filter((one) => one !== phone) })}
            />
          </div>
        );
      })}
      {phones.length < maxPhones && (
        <Button size="small" onClick={add} icon={<Plus aria-hidden="true" className="size-4" />} className="self-start">
          {t("addPhone")}
        </Button>
      )}
    </fieldset>
  );
}
