import type { ReactNode } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { Card, Checkbox, Notice } from "../../ui/index.ts";
import type { Draft } from "./connection-draft.ts";
import { signOnTexts } from "./texts.ts";

interface WhoFieldsProps {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
  readonly verifiedDomains: readonly string[];
  readonly domainFault: string | undefined;
}

/** Whose addresses lead to the provider, and what else is open to these people. */
export function WhoFields({ draft, onChange, verifiedDomains, domainFault }: WhoFieldsProps) {
  const t = useTexts(signOnTexts);
  const { domains, isForAll } = draft;
  // A domain that is no longer verified stays visible until it is taken out.
  const offered = [...new Set([...verifiedDomains, ...domains])];
  const choose = (domain: string, isChosen: boolean) =>
    onChange({ domains: isChosen ? [...domains, domain] : domains.filter((one) => one !== domain) });
  return (
    <Card title={t("whoTitle")}>
      <div className="flex flex-col gap-4">
        <Checkbox
          label={t("allDomains")}
          isChecked={isForAll}
          onChange={(isChecked) => onChange({ isForAll: isChecked })}
        />
        {!isForAll && (
          <fieldset className="flex flex-col gap-2 pl-7">
            <legend className="mb-2 text-text-2">{t("someDomains")}</legend>
            {offered.map((domain) => (
              <Checkbox
                key={domain}
                label={<span dir="ltr">{domain}</span>}
                isChecked={domains.includes(domain)}
                onChange={(isChecked) => choose(domain, isChecked)}
              />
            ))}
            {domainFault && (
              <p role="alert" className="text-danger-text text-sm">
                {domainFault}
              </p>
            )}
          </fieldset>
        )}
        <Choice detail={t("createsPeopleDetail")}>
          <Checkbox
            label={t("createsPeople")}
            isChecked={draft.createsPeople}
            onChange={(createsPeople) => onChange({ createsPeople })}
          />
        </Choice>
        <Choice detail={t("passwordAllowedDetail")}>
          <Checkbox
            label={t("passwordAllowed")}
            isChecked={draft.passwordAllowed}
            onChange={(passwordAllowed) => onChange({ passwordAllowed })}
          />
        </Choice>
        <Choice detail={t("replacesSecondFactorDetail")}>
          <Checkbox
            label={t("replacesSecondFactor")}
            isChecked={draft.replacesSecondFactor}
            onChange={(replacesSecondFactor) => onChange({ replacesSecondFactor })}
          />
        </Choice>
        <Choice detail={t("trustsAddressesDetail")}>
          <Checkbox
            label={t("trustsAddresses")}
            isChecked={draft.trustsAddresses}
            onChange={(trustsAddresses) => onChange({ trustsAddresses })}
          />
        </Choice>
        {draft.trustsAddresses && (
          <Notice tone="warning" title={t("trustsAddressesWarning")}>
            {t("trustsAddressesWarningDetail")}
          </Notice>
        )}
      </div>
    </Card>
  );
}

function Choice({ detail, children }: { detail: string; children: ReactNode }) {
  return (
    <div>
      {children}
      <p className="pl-7 text-pretty text-sm text-text-3">{detail}</p>
    </div>
  );
}
