import { Camera, Trash2 } from "lucide-react";
import { useState } from "react";
import { type OwnProfile, removeAvatar } from "../../../../src/protocol/profiles.ts";
import { call } from "../../../api/index.ts";
import { useAccount } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Avatar, Button, toast, toastFailure } from "../../../ui/index.ts";
import { useAct } from "../use-act.ts";
import { PictureDialog } from "./picture-dialog.tsx";
import { profileTexts } from "./profile-texts.ts";
import { sendPicture } from "./send-picture.ts";

interface PictureCardProps {
  readonly profile: OwnProfile;
  readonly onChange: (profile: OwnProfile) => void;
}

/** One's picture as others see it, and its two acts; they count at once. */
export function PictureCard({ profile, onChange }: PictureCardProps) {
  const t = useTexts(profileTexts);
  const account = useAccount();
  const [isChoosing, setChoosing] = useState(false);
  const [opening, setOpening] = useState(0);
  const { run, isBusy } = useAct();
  const remove = () =>
    void run(async () => {
      onChange(await call(removeAvatar).catch(told));
      toast({ title: t("pictureRemoved"), tone: "success" });
    });
  const open = () => {
    setOpening(opening + 1);
    setChoosing(true);
  };
  return (
    <section
      aria-label={t("picture")}
      className="flex flex-wrap items-center gap-5 rounded-large border border-line bg-surface-2 p-5"
    >
      <Avatar id={account.id} name={`${account.firstName} ${account.lastName}`} size="huge" />
      <div className="flex min-w-0 flex-1 basis-60 flex-col gap-3">
        <p className="text-text-2">{t("pictureDetail")}</p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={open} icon={<Camera aria-hidden="true" className="size-4" />}>
            {t(profile.avatar === null ? "addPicture" : "changePicture")}
          </Button>
          {profile.avatar !== null && (
            <Button
              tone="plainDanger"
              onClick={remove}
              isBusy={isBusy}
              icon={<Trash2 aria-hidden="true" className="size-4" />}
            >
              {t("removePicture")}
            </Button>
          )}
        </div>
      </div>
      <PictureDialog
        key={opening}
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onCut={async (picture) => {
          onChange(await sendPicture(picture));
          setChoosing(false);
          toast({ title: t("pictureSaved"), tone: "success" });
        }}
      />
    </section>
  );
}

function told(thrown: unknown): never {
  toastFailure(thrown);
  throw thrown;
}
