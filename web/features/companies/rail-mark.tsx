import { Link } from "wouter";
import { Tooltip } from "../../ui/index.ts";
import { CompanyMark } from "./company-mark.tsx";
import { useMembership } from "./store.ts";

/** In the rail, once the company has given itself a face: a word from home. */
export function RailMark() {
  const company = useMembership().membership?.company;
  if (!company || (company.logoVersion === null && company.colour === null)) return null;
  return (
    <Tooltip text={company.name} side="right">
      <Link href="/settings/company" className="focus-ring rounded-medium">
        <CompanyMark company={company} className="size-9 text-sm" />
        <span className="sr-only">{company.name}</span>
      </Link>
    </Tooltip>
  );
}
