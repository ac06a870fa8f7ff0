import { useAccount } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Card } from "../../ui/index.ts";
import { settingsTexts } from "./settings-texts.ts";

/** How one signs in, and what protects it. */
export function SecurityPart() {
  const t = useTexts(settingsTexts);
  const account = useAccount();
  return (
    <Card title={t("email")} description={t("signInAddressDetail")}>
      <p dir="auto" className="select-text font-medium [overflow-wrap:anywhere]">
        {account.email}
      </p>
    </Card>
  );
}
