import type { Passkey } from "../../../../src/protocol/passkeys.ts";
import { renamePasskey } from "../../../../src/protocol/security.ts";
import { call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { useAct } from "../use-act.ts";
import { PasskeyNameDialog } from "./passkey-name-dialog.tsx";
import { securityTexts } from "./security-texts.ts";

export function RenamePasskeyDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const t = useTexts(securityTexts);
  const { run, isBusy, failure } = useAct();
  const rename = (name: string) =>
    void run(async () => {
      await call(renamePasskey, { params: { passkeyId: passkey.id }, body: { name } });
      onClose();
    });
  return (
    <PasskeyNameDialog
      title={t("passkeyRenameTitle")}
      name={passkey.name}
      act={t("save")}
      isBusy={isBusy}
      onSubmit={rename}
      onClose={onClose}
    >
      <FailureNotice failure={failure} />
    </PasskeyNameDialog>
  );
}
