import { useEffect, useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import {
  type DeviceKind,
  type DeviceLists,
  deviceChoice,
  listDevices,
  rememberDevice,
  watchDevices,
} from "../../media/devices.ts";
import { Dialog, Select } from "../../ui/index.ts";
import { callsTexts } from "./texts.ts";

const kinds: readonly DeviceKind[] = ["microphone", "camera", "speaker"];
const systemDefault = "default";

export interface DeviceDialogProps {
  readonly onClose: () => void;
  /** Already remembered; `undefined`: the system's own choice. */
  readonly onChange: (kind: DeviceKind, id: string | undefined) => void;
}

/** Which microphone, camera and loudspeaker are used. */
export function DeviceDialog({ onClose, onChange }: DeviceDialogProps) {
  const t = useTexts(callsTexts);
  const [lists, setLists] = useState<DeviceLists>({ microphone: [], camera: [], speaker: [] });
  const [choice, setChoice] = useState(deviceChoice);
  useEffect(() => {
    const refresh = () => void listDevices().then(setLists);
    refresh();
    return watchDevices(refresh);
  }, []);

  const choose = (kind: DeviceKind, value: string) => {
    const id = value === systemDefault ? "" : value;
    rememberDevice(kind, id);
    setChoice(deviceChoice());
    onChange(kind, id || undefined);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("devices")} description={t("devicesDetail")} width="small">
      <div className="flex flex-col gap-4">
        {kinds
          // A browser that cannot choose a loudspeaker lists none.
          .filter((kind) => kind !== "speaker" || lists.speaker.length > 0)
          .map((kind) => {
            const options = lists[kind].filter(({ id }) => id !== systemDefault);
            const chosen = options.some(({ id }) => id === choice[kind]) ? choice[kind] : undefined;
            return (
              <Select
                key={kind}
                label={t(kind)}
                value={chosen ?? systemDefault}
                onChange={(value) => choose(kind, value)}
                options={[
                  { value: systemDefault, label: t("systemDefault") },
                  ...options.map(({ id, label }) => ({ value: id, label })),
                ]}
              />
            );
          })}
      </div>
    </Dialog>
  );
}
