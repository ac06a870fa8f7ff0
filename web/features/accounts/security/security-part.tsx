import { entrySlots } from "../../../app/slots.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Card, LoadFailed, SkeletonList } from "../../../ui/index.ts";
import { AccessTokensCard } from "../access-tokens/access-tokens-card.tsx";
import { AddressRow } from "./address-row.tsx";
import { PasskeysCard } from "./passkeys-card.tsx";
import { PasswordRow } from "./password-row.tsx";
import { securityTexts } from "./security-texts.ts";
import { TwoStepsCard } from "./two-steps-card.tsx";
import { useSecurity } from "./use-security.ts";

/** How one signs in, and what protects it. */
export function SecurityPart() {
  const t = useTexts(securityTexts);
  const { overview, failure, reload } = useSecurity();
  if (!overview) {
    return (
      <Card title={t("credentials")}>
        {failure ? <LoadFailed failure={failure} onRetry={() => void reload()} /> : <SkeletonList rows={3} />}
      </Card>
    );
  }
  const props = { overview, onChange: reload };
  return (
    <>
      <Card title={t("credentials")}>
        <div className="-my-2 divide-y divide-line">
          <AddressRow {...props} />
          <PasswordRow {...props} />
        </div>
      </Card>
      <PasskeysCard {...props} />
      <TwoStepsCard {...props} />
      {entrySlots().securityCards.map((Extra) => (
        <Extra key={Extra.displayName ?? Extra.name} />
      ))}
      <AccessTokensCard />
    </>
  );
}
