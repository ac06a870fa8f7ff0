import { useEffect, useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import {
  blurBackground,
  canBlur,
  type DeviceKind,
  type DeviceLists,
  deviceChoice,
  isBlurWished,
  isNoiseSuppressed,
  listDevices,
  rememberBlur,
  rememberDevice,
  suppressNoise,
  watchDevices,
} from "../../media/devices.ts";
import { Checkbox, Select } from "../../ui/index.ts";
import { callsTexts } from "./texts.ts";

const kinds: readonly DeviceKind[] = ["microphone", "speaker", "camera"];
const systemDefault = "default";
const none: DeviceLists = { microphone: [], camera: [], speaker: [] };

export interface DeviceChoicesProps {
  /** Changes when a permission was given: only then have devices names. */
  readonly seen?: string;
  /** The camera in use: what its system can do with the picture is offered. */
  readonly camera?: MediaStreamTrack | null;
  /** Already remembered; `undefined`: the system's own choice. */
  readonly onChange: (kind: DeviceKind, id: string | undefined) => void;
}

/** Which microphone, camera and loudspeaker are used, and whether noise is taken out. */
export function DeviceChoices({ seen = "", camera = null, onChange }: DeviceChoicesProps) {
  const t = useTexts(callsTexts);
  const [lists, setLists] = useState(none);
  const [choice, setChoice] = useState(deviceChoice);
  const [isBlurred, setBlurred] = useState(isBlurWished);
  const [isQuiet, setQuiet] = useState(isNoiseSuppressed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names appear with a permission
  useEffect(() => {
    const refresh = () => void listDevices().then(setLists);
    refresh();
    return watchDevices(refresh);
  }, [seen]);

  const choose = (kind: DeviceKind, value: string) => {
    const id = value === systemDefault ? "" : value;
    rememberDevice(kind, id);
    setChoice(deviceChoice());
    onChange(kind, id || undefined);
  };
  return (
    <>
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
      <Checkbox
        label={t("suppressNoise")}
        isChecked={isQuiet}
        onChange={(isOn) => {
          suppressNoise(isOn);
          setQuiet(isOn);
          onChange("microphone", choice.microphone || undefined);
        }}
      />
      {camera && canBlur(camera) && (
        <Checkbox
          label={t("blurBackground")}
          isChecked={isBlurred}
          onChange={(isOn) => {
            rememberBlur(isOn);
            setBlurred(isOn);
            void blurBackground(camera, isOn);
          }}
        />
      )}
    </>
  );
}
