import { useEffect } from "react";
import { LoadFailed, SkeletonList } from "../../ui/index.ts";
import { refreshPermission } from "./desktop.ts";
import { DeviceCard } from "./device-card.tsx";
import { DigestCard } from "./digest-card.tsx";
import { InstallCard } from "./install-card.tsx";
import { PrivacyCard } from "./privacy-card.tsx";
import { PushDevicesCard } from "./push-devices-card.tsx";
import { QuietCard } from "./quiet-card.tsx";
import { loadNotifications, useNotifications } from "./store.ts";

/** What one is told of while one looks elsewhere: here, on all devices, by mail. */
export function NotificationsPart() {
  const { state, failure } = useNotifications();
  useEffect(() => {
    refreshPermission();
    void loadNotifications();
  }, []);
  if (failure && !state) return <LoadFailed failure={failure} onRetry={() => void loadNotifications()} />;
  if (!state) return <SkeletonList rows={4} />;
  const { settings, push, timeZone } = state;
  return (
    <>
      <DeviceCard push={push} />
      <InstallCard />
      <QuietCard quietHours={settings.quietHours} timeZone={timeZone} />
      {push.isOffered && <PrivacyCard showsContent={settings.pushShowsContent} />}
      {push.devices.length > 0 && <PushDevicesCard devices={push.devices} />}
      <DigestCard settings={settings} />
    </>
  );
}
