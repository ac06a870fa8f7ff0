import { useEffect, useRef, useState } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { DeviceError, type DeviceTrouble, openCamera } from "../../../media/devices.ts";
import { Button, Notice, uiTexts } from "../../../ui/index.ts";
import { profileTexts } from "./profile-texts.ts";

const troubleTexts = { denied: "cameraDenied", missing: "cameraMissing", busy: "cameraBusy" } as const;

interface CameraViewProps {
  readonly onTaken: (picture: ImageBitmap) => void;
  readonly onGiveUp: () => void;
}

/** What the camera sees, as in a mirror; the picture itself is as others see one. Off as soon as it is left. */
export function CameraView({ onTaken, onGiveUp }: CameraViewProps) {
  const t = useTexts(profileTexts);
  const ui = useTexts(uiTexts);
  const video = useRef<HTMLVideoElement>(null);
  const [isOn, setOn] = useState(false);
  const [trouble, setTrouble] = useState<DeviceTrouble>();

  useEffect(() => {
    let isLeft = false;
    let track: MediaStreamTrack | undefined;
    openCamera().then(
      (opened) => {
        track = opened;
        if (isLeft) opened.stop();
        else if (video.current) video.current.srcObject = new MediaStream([opened]);
      },
      (thrown: unknown) => !isLeft && setTrouble(thrown instanceof DeviceError ? thrown.trouble : "missing"),
    );
    return () => {
      isLeft = true;
      track?.stop();
    };
  }, []);

  const take = () => {
    if (video.current) void createImageBitmap(video.current).then(onTaken);
  };
  if (trouble)
    return (
      <>
        <Notice tone="warning" title={t(troubleTexts[trouble])} />
        <Button onClick={onGiveUp} className="self-center">
          {t("another")}
        </Button>
      </>
    );
  return (
    <>
      <video
        ref={video}
        autoPlay
        muted
        playsInline
        onPlaying={() => setOn(true)}
        className="aspect-square w-full -scale-x-100 rounded-large bg-surface-3 object-cover"
      />
      <div className="flex justify-center gap-2">
        <Button onClick={onGiveUp}>{ui("cancel")}</Button>
        <Button tone="primary" onClick={take} disabled={!isOn}>
          {t("takePicture")}
        </Button>
      </div>
    </>
  );
}
