import { useEffect } from "react";
import { useAccount } from "../../app/session.ts";
import { CompanyCard } from "./company-card.tsx";
import { ConsentCard } from "./consent-card.tsx";
import { OwnCard } from "./own-card.tsx";
import { loadConsent, tryNetwork, useDiagnosis } from "./store.ts";

/** Whether calls get through where one is, and who else may know. */
export function ConnectionPart() {
  const { companyName, isAdministrator } = useAccount();
  useEffect(() => {
    // What it was before the page was opened may be another network's.
    void loadConsent()
      .catch(() => {})
      .then(tryNetwork);
  }, []);
  const hasConsent = useDiagnosis(({ consent }) => consent !== null);
  return (
    <>
      <OwnCard />
      {(companyName !== null || hasConsent) && <ConsentCard />}
      {isAdministrator && <CompanyCard />}
    </>
  );
}
