import { useTexts } from "../../i18n/use-texts.ts";
import { Card, RadioList } from "../../ui/index.ts";
import { changeSettings } from "./store.ts";
import { notificationTexts } from "./texts.ts";

/** How much of a message a push carries. */
export function PrivacyCard({ showsContent }: { showsContent: boolean }) {
  const t = useTexts(notificationTexts);
  return (
    <Card title={t("privacy")} description={t("privacyDetail")}>
      <RadioList
        label={t("privacy")}
        isLabelHidden
        value={showsContent ? "content" : "nothing"}
        onChange={(chosen) => void changeSettings({ pushShowsContent: chosen === "content" })}
        options={[
          { value: "nothing", label: t("sayNothing"), detail: t("sayNothingDetail") },
          { value: "content", label: t("sayContent"), detail: t("sayContentDetail") },
        ]}
      />
    </Card>
  );
}
