import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog } from "../../ui/index.ts";
import { useMembership } from "./store.ts";
import { companyTexts } from "./texts.ts";

/** Asks administrators once per session when the agreement in force is not the one they accepted. */
export function AgreementReminder() {
  const t = useTexts(companyTexts);
  const [location, navigate] = useLocation();
  const { membership } = useMembership();
  const [isOpen, setOpen] = useState(false);
  const agreement = membership?.company?.administration?.agreement;
  const isDue =
    agreement !== undefined &&
    agreement.acceptedVersion !== null &&
    agreement.acceptedVersion !== agreement.currentVersion;
  // Where the agreement is shown anyway nobody needs to be reminded of it.
  const isElsewhere = !location.startsWith("/settings/company");
  // biome-ignore lint/correctness/useExhaustiveDependencies: where one is when it becomes due decides, not where one goes
  useEffect(() => setOpen(isDue && isElsewhere), [isDue]);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      title={t("agreementGate")}
      description={t("agreementGateDetail")}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={() => setOpen(false)}>
            {t("later")}
          </Button>
          <Button
            tone="primary"
            onClick={() => {
              setOpen(false);
              navigate("/settings/company");
            }}
          >
            {t("read")}
          </Button>
        </>
      }
    />
  );
}
