import { nanoid } from "nanoid";
import { sendMessage } from "../../../../src/protocol/conversations.ts";
import { localProblem } from "../../../api/failure.ts";
import { ApiFailure, call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { ConfirmDialog } from "../../../ui/index.ts";
import { receive } from "../store.ts";
import { sealPosition } from "./location-cipher.ts";
import { kindsTexts } from "./texts.ts";

/** Some devices look for satellites first. */
const patienceMs = 20_000;

const whereAmI = (): Promise<GeolocationPosition> =>
  new Promise((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(resolve, reject, { enableHighAccuracy: true, timeout: patienceMs }),
  );

/** Says what sharing means before the browser asks for the permission; one position, once. */
export function LocationDialog({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const t = useTexts(kindsTexts);
  const share = async () => {
    const { coords } = await whereAmI().catch(() => {
      const words = { title: t("locationRefused"), detail: t("locationCure") };
      throw new ApiFailure({ ...localProblem("core.internal"), code: "device.location", ...words });
    });
    const id = nanoid();
    const { latitude, longitude, accuracy } = coords;
    const location = await sealPosition({ latitude, longitude, accuracyM: accuracy }, id);
    // Not by the outbox: a position that goes out later is one of before.
    receive(await call(sendMessage, { params: { conversationId }, body: { id, location } }));
  };
  return (
    <ConfirmDialog
      title={t("shareTitle")}
      detail={t("shareDetail")}
      act={t("shareAct")}
      isDangerous={false}
      onConfirm={share}
      onClose={onClose}
    />
  );
}
