import { getCompanyLogo, type OwnCompany } from "../../../src/protocol/companies.ts";
import { addressOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx } from "../../ui/index.ts";
import { companyDoorTexts } from "./door-texts.ts";

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();

/** The company's logo, or its initials on its colour. */
export function CompanyMark({ company, className }: { company: OwnCompany; className: string }) {
  const t = useTexts(companyDoorTexts);
  if (company.logoVersion !== null) {
    return (
      <img
        src={addressOf(getCompanyLogo, { query: { version: company.logoVersion } })}
        alt={t("logoOf", { company: company.name })}
        className={cx("rounded-small bg-surface-2 object-contain", className)}
      />
    );
  }
  return (
    <span
      aria-hidden="true"
      className={cx(
        "flex select-none items-center justify-center rounded-medium bg-accent font-semibold text-on-accent",
        className,
      )}
    >
      {initialsOf(company.name)}
    </span>
  );
}
