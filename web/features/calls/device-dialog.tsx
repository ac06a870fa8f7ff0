import { useTexts } from "../../i18n/use-texts.ts";
import { Dialog } from "../../ui/index.ts";
import { DeviceChoices, type DeviceChoicesProps } from "./device-choices.tsx";
import { callsTexts } from "./texts.ts";

export interface DeviceDialogProps extends Pick<DeviceChoicesProps, "onChange" | "camera"> {
  readonly onClose: () => void;
}

/** Which devices are used, during a call. */
export function DeviceDialog({ onClose, onChange, camera }: DeviceDialogProps) {
  const t = useTexts(callsTexts);
  return (
    <Dialog isOpen onClose={onClose} title={t("devices")} description={t("devicesDetail")} width="small">
      <div className="flex flex-col gap-4">
        <DeviceChoices onChange={onChange} camera={camera} />
      </div>
    </Dialog>
  );
}
