import { Bell, Camera, Contact, HardDrive, type LucideIcon, MapPin, Mic } from "lucide-react";
import { useEffect, useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { Badge, Card } from "../../ui/index.ts";
import { SettingRow } from "../accounts/index.ts";
import { consentsTexts } from "./consents-texts.ts";

type State = PermissionState | "unsupported";
type Name = "camera" | "microphone" | "notifications" | "geolocation" | "contacts" | "storage";

const icons: Record<Name, LucideIcon> = {
  camera: Camera,
  microphone: Mic,
  notifications: Bell,
  geolocation: MapPin,
  contacts: Contact,
  storage: HardDrive,
};
const whys = {
  camera: "cameraWhy",
  microphone: "microphoneWhy",
  notifications: "notificationsWhy",
  geolocation: "geolocationWhy",
  contacts: "contactsWhy",
  storage: "storageWhy",
} as const satisfies Record<Name, string>;
const names = Object.keys(icons) as Name[];
const tones = { granted: "success", denied: "danger", prompt: "neutral", unsupported: "neutral" } as const;

/** What this browser says it allows. Asking is left to the moment of need (S64). */
export function PermissionsCard() {
  const t = useTexts(consentsTexts);
  const states = useStates();
  return (
    <Card title={t("permissions")} description={t("permissionsDetail")}>
      <div className="-mb-2 divide-y divide-line">
        {names.map((name) => (
          <SettingRow key={name} icon={icons[name]} title={t(name)} detail={t(whys[name])}>
            <Badge tone={tones[states[name]]}>{t(states[name])}</Badge>
          </SettingRow>
        ))}
      </div>
    </Card>
  );
}

/** Of the pickers there is nothing to ask: the browser shows one each time, or has none. */
async function stateOf(name: Name): Promise<State> {
  if (name === "contacts") return "contacts" in navigator ? "prompt" : "unsupported";
  if (name === "storage") {
    if (!navigator.storage?.persisted) return "unsupported";
    return (await navigator.storage.persisted()) ? "granted" : "prompt";
  }
  try {
    return (await navigator.permissions.query({ name: name as PermissionName })).state;
  } catch {
    return "unsupported";
  }
}

function useStates(): Record<Name, State> {
  const [states, setStates] = useState<Record<Name, State>>({
    ...{ camera: "prompt", microphone: "prompt", notifications: "prompt" },
    ...{ geolocation: "prompt", contacts: "prompt", storage: "prompt" },
  });
  useEffect(() => {
    const read = async () => {
      const found = await Promise.all(names.map(async (name) => [name, await stateOf(name)] as const));
      setStates((before) => ({ ...before, ...Object.fromEntries(found) }));
    };
    void read();
    // Back from the browser's own settings.
    addEventListener("focus", read);
    return () => removeEventListener("focus", read);
  }, []);
  return states;
}
