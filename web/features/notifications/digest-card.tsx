import type { NotificationSettings } from "../../../src/protocol/notifications.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Card, Checkbox, Select } from "../../ui/index.ts";
import { changeSettings } from "./store.ts";
import { notificationTexts } from "./texts.ts";

/** A mail about what waits, for who wants one. */
export function DigestCard({ settings }: { settings: NotificationSettings }) {
  const t = useTexts(notificationTexts);
  const { digest, digestNamesChats } = settings;
  return (
    <Card title={t("digest")} description={t("digestDetail")}>
      <div className="flex flex-col gap-4">
        <Select
          label={t("digest")}
          isLabelHidden
          value={digest}
          onChange={(chosen) => void changeSettings({ digest: chosen })}
          options={[
            { value: "off", label: t("digestOff") },
            { value: "afterHours", label: t("digestAfterHours") },
            { value: "daily", label: t("digestDaily") },
          ]}
        />
        {digest !== "off" && (
          <Checkbox
            label={
              <>
                {t("digestNames")}
                <span className="block text-sm text-text-2">{t("digestNamesDetail")}</span>
              </>
            }
            isChecked={digestNamesChats}
            onChange={(wanted) => void changeSettings({ digestNamesChats: wanted })}
          />
        )}
      </div>
    </Card>
  );
}
