import { useState } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Dialog, Notice } from "../../../ui/index.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { useAct } from "../use-act.ts";
import { CameraView } from "./camera-view.tsx";
import { type Crop, firstCrop } from "./crop-geometry.ts";
import { CropStage } from "./crop-stage.tsx";
import { cut } from "./cut-picture.ts";
import { PictureSource } from "./picture-source.tsx";
import { profileTexts } from "./profile-texts.ts";

interface PictureDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Sends the part that was chosen; the dialog shows why it failed if it does. */
  readonly onCut: (picture: Blob) => Promise<void>;
  /** Without it: one's own picture. */
  readonly title?: string;
}

/** Choose or take a picture, choose its part, save. Keyed by its opening, so that each begins anew. */
export function PictureDialog({ isOpen, onClose, onCut, title }: PictureDialogProps) {
  const t = useTexts(profileTexts);
  const [picture, setPicture] = useState<ImageBitmap>();
  const [crop, setCrop] = useState<Crop>();
  const [isFilming, setFilming] = useState(false);
  const [isUnreadable, setUnreadable] = useState(false);
  const { run, isBusy, failure, clear } = useAct();

  const restart = () => {
    setPicture(undefined);
    setFilming(false);
    setUnreadable(false);
    clear();
  };

  const take = (bitmap: ImageBitmap) => {
    setFilming(false);
    setCrop(firstCrop(bitmap));
    setPicture(bitmap);
  };
  const read = (file: Blob) => {
    setUnreadable(false);
    createImageBitmap(file).then(take, () => setUnreadable(true));
  };
  const save = () => {
    if (picture && crop) void run(async () => onCut(await cut(picture, crop)));
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title ?? t("picture")}
      width="small"
      actions={
        picture && (
          <>
            <Button onClick={restart} disabled={isBusy}>
              {t("another")}
            </Button>
            <Button tone="primary" onClick={save} isBusy={isBusy}>
              {t("savePicture")}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <FailureNotice failure={failure} />
        {isUnreadable && <Notice tone="danger" title={t("notReadable")} />}
        {picture && crop ? (
          <CropStage picture={picture} crop={crop} onChange={setCrop} />
        ) : isFilming ? (
          <CameraView onTaken={take} onGiveUp={() => setFilming(false)} />
        ) : (
          <PictureSource onFile={read} onCamera={() => setFilming(true)} />
        )}
      </div>
    </Dialog>
  );
}
