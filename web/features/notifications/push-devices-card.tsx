import { Laptop, Smartphone } from "lucide-react";
import { type PushDevice, unsubscribeFromPush } from "../../../src/protocol/notifications.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Badge, Button, Card, toast, toastFailure } from "../../ui/index.ts";
import { deviceLabel, isHandheld, SettingRow, settingsTexts } from "../accounts/index.ts";
import { turnPushOff } from "./push-browser.ts";
import { loadNotifications, putState } from "./store.ts";
import { notificationTexts } from "./texts.ts";

/** Which browsers are told by push; each can be taken off. */
export function PushDevicesCard({ devices }: { devices: readonly PushDevice[] }) {
  const t = useTexts(notificationTexts);
  return (
    <Card title={t("devices")} description={t("devicesDetail")}>
      <ul className="-mb-2 divide-y divide-line">
        {devices.map((device) => (
          <li key={device.id}>
            <DeviceRow device={device} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function DeviceRow({ device }: { device: PushDevice }) {
  const t = useTexts(notificationTexts);
  const settings = useTexts(settingsTexts);
  const format = useFormat();
  const name = deviceLabel(device.device, settings);
  const takeOff = async () => {
    try {
      if (device.isCurrent) await turnPushOff();
      else putState(await call(unsubscribeFromPush, { params: { subscriptionId: device.id } }));
      toast({ title: t("takenOff", { device: name }), tone: "success" });
    } catch (thrown) {
      toastFailure(thrown);
      void loadNotifications();
    }
  };
  return (
    <SettingRow
      icon={isHandheld(device.device) ? Smartphone : Laptop}
      title={name}
      detail={t("since", { time: format.date(device.since) })}
    >
      {device.isCurrent && <Badge tone="success">{t("thisDevice")}</Badge>}
      <Button size="small" aria-label={t("takeOffOf", { device: name })} onClick={() => void takeOff()}>
        {t("takeOff")}
      </Button>
    </SettingRow>
  );
}
