import { addPasskey, beginPasskey } from "../../../../src/protocol/security.ts";
import { call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { toast } from "../../../ui/index.ts";
import { deviceLabel } from "../device-label.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { settingsTexts } from "../settings-texts.ts";
import { makePasskey } from "./passkey-browser.ts";
import { PasskeyNameDialog } from "./passkey-name-dialog.tsx";
import { PasskeyNotice } from "./passkey-notice.tsx";
import { securityTexts } from "./security-texts.ts";
import { usePasskeyAct } from "./use-passkey-act.ts";

interface AddPasskeyDialogProps {
  /** As the server names this browser. */
  readonly thisDevice: string;
  readonly onClose: () => void;
  /** @param recoveryCodes those that came with it, when it is the first factor */
  readonly onAdded: (recoveryCodes: readonly string[] | null) => void;
}

/** A name first: afterwards nobody can tell one passkey from another. */
export function AddPasskeyDialog({ thisDevice, onClose, onAdded }: AddPasskeyDialogProps) {
  const t = useTexts(securityTexts);
  const device = deviceLabel(thisDevice, useTexts(settingsTexts));
  const { run, isBusy, failure, trouble } = usePasskeyAct();
  const add = (name: string) =>
    void run(async () => {
      const attestation = await makePasskey(await call(beginPasskey));
      const { recoveryCodes } = await call(addPasskey, { body: { name, attestation } });
      toast({ title: t("passkeyAdded", { name }), tone: "success" });
      onAdded(recoveryCodes);
    });
  return (
    <PasskeyNameDialog
      title={t("passkeyAdd")}
      detail={t("passkeyAddDetail")}
      name={device}
      act={t("goOn")}
      isBusy={isBusy}
      onSubmit={add}
      onClose={onClose}
    >
      <FailureNotice failure={failure} />
      <PasskeyNotice trouble={trouble} />
    </PasskeyNameDialog>
  );
}
