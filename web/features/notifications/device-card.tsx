import { BellRing, Send, Volume2 } from "lucide-react";
import { useState } from "react";
import type { NotificationState } from "../../../src/protocol/notifications.ts";
import { ApiFailure } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, Notice, Select, toast, toastFailure } from "../../ui/index.ts";
import { SettingRow } from "../accounts/index.ts";
import { askPermission, usePermission } from "./desktop.ts";
import { isPushSupported, turnPushOff, turnPushOn } from "./push-browser.ts";
import { playSound, setVolume, useVolume, type Volume } from "./sound.ts";
import { notificationTexts } from "./texts.ts";

/** What this browser may do, and how loud it is. */
export function DeviceCard({ push }: { push: NotificationState["push"] }) {
  const t = useTexts(notificationTexts);
  return (
    <Card title={t("thisDevice")}>
      <div className="-mb-2 divide-y divide-line">
        <PermissionRow />
        <PushRow push={push} />
        <SoundRow />
      </div>
    </Card>
  );
}

function PermissionRow() {
  const t = useTexts(notificationTexts);
  const permission = usePermission((state) => state.permission);
  const details = {
    default: t("allowDetail"),
    granted: `${t("allowed")} ${t("withdrawHint")}`,
    denied: undefined,
    unsupported: /iPhone|iPad/.test(navigator.userAgent) ? t("unsupportedPhone") : t("unsupported"),
  };
  return (
    <div>
      <SettingRow icon={BellRing} title={t("allowTitle")} detail={details[permission]}>
        {permission === "default" && (
          <Button tone="primary" onClick={() => void askPermission()}>
            {t("allow")}
          </Button>
        )}
      </SettingRow>
      {permission === "denied" && (
        <div className="pb-3">
          <Notice tone="warning" title={t("denied")}>
            {t("deniedCure")}
          </Notice>
        </div>
      )}
    </div>
  );
}

function PushRow({ push }: { push: NotificationState["push"] }) {
  const t = useTexts(notificationTexts);
  const permission = usePermission((state) => state.permission);
  const [isBusy, setBusy] = useState(false);
  const isOn = push.devices.some(({ isCurrent }) => isCurrent);
  const failed = (thrown: unknown) =>
    thrown instanceof ApiFailure
      ? toastFailure(thrown)
      : toast({ title: t("pushFailed"), detail: t("pushFailedDetail"), tone: "danger" });
  const run = (act: () => Promise<void>) => {
    setBusy(true);
    act()
      .catch(failed)
      .finally(() => setBusy(false));
  };
  const turnOn = async () => {
    if ((await askPermission()) === "granted") await turnPushOn();
  };
  if (!isPushSupported()) return null;
  const hint = !push.isOffered
    ? t("pushNotOffered")
    : isOn
      ? `${t("pushOn")} ${t("pushDetail")}`
      : permission === "denied"
        ? t("pushNeedsPermission")
        : t("pushDetail");
  return (
    <SettingRow icon={Send} title={t("pushTitle")} detail={hint}>
      {push.isOffered && permission !== "denied" && (
        <Button isBusy={isBusy} onClick={() => run(isOn ? turnPushOff : turnOn)}>
          {t(isOn ? "turnOff" : "turnOn")}
        </Button>
      )}
    </SettingRow>
  );
}

function SoundRow() {
  const t = useTexts(notificationTexts);
  const volume = useVolume((state) => state.volume);
  const options: { value: Volume; label: string }[] = [
    { value: "off", label: t("volumeOff") },
    { value: "soft", label: t("volumeSoft") },
    { value: "medium", label: t("volumeMedium") },
    { value: "loud", label: t("volumeLoud") },
  ];
  const choose = (chosen: Volume) => {
    setVolume(chosen);
    playSound("message", chosen);
  };
  return (
    <SettingRow icon={Volume2} title={t("sound")} detail={t("soundDetail")}>
      <div className="w-32">
        <Select label={t("volume")} isLabelHidden options={options} value={volume} onChange={choose} />
      </div>
      {volume !== "off" && <Button onClick={() => playSound("message")}>{t("tryIt")}</Button>}
    </SettingRow>
  );
}
