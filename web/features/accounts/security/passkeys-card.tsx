import { KeyRound, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Passkey } from "../../../../src/protocol/passkeys.ts";
import { removePasskey } from "../../../../src/protocol/security.ts";
import { call } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Button, Card, ConfirmDialog, IconButton } from "../../../ui/index.ts";
import { AddPasskeyDialog } from "./add-passkey-dialog.tsx";
import { knowsPasskeys } from "./passkey-browser.ts";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";
import { RenamePasskeyDialog } from "./rename-passkey-dialog.tsx";
import type { SecurityCardProps } from "./security-card.ts";
import { securityTexts } from "./security-texts.ts";
import { SettingRow } from "./setting-row.tsx";

/** Passkeys: added here, named so that one knows them again, removed. */
export function PasskeysCard({ overview: { passkeys, passkeysPossible, thisDevice }, onChange }: SecurityCardProps) {
  const t = useTexts(securityTexts);
  const [isAdding, setAdding] = useState(false);
  const [renaming, setRenaming] = useState<Passkey>();
  const [removing, setRemoving] = useState<Passkey>();
  const [codes, setCodes] = useState<readonly string[]>();
  const isPossible = passkeysPossible && knowsPasskeys();
  return (
    <Card title={t("passkeys")} description={t("passkeysDetail")}>
      {passkeys.length === 0 ? (
        <p className="text-sm text-text-2">{t(isPossible ? "passkeysNone" : "passkeysImpossible")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <PasskeyRow passkey={passkey} onRename={setRenaming} onRemove={setRemoving} />
            </li>
          ))}
        </ul>
      )}
      {isPossible && (
        <Button onClick={() => setAdding(true)} className="mt-3">
          {t("passkeyAdd")}
        </Button>
      )}
      {isAdding && (
        <AddPasskeyDialog
          thisDevice={thisDevice}
          onClose={() => setAdding(false)}
          onAdded={(made) => {
            setAdding(false);
            if (made) setCodes(made);
            void onChange();
          }}
        />
      )}
      {renaming && (
        <RenamePasskeyDialog
          passkey={renaming}
          onClose={() => {
            setRenaming(undefined);
            void onChange();
          }}
        />
      )}
      {removing && (
        <ConfirmDialog
          title={t("passkeyRemoveTitle", { name: removing.name })}
          detail={t("passkeyRemoveDetail")}
          act={t("remove")}
          onClose={() => setRemoving(undefined)}
          onConfirm={async () => {
            await call(removePasskey, { params: { passkeyId: removing.id } });
            await onChange();
          }}
        />
      )}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </Card>
  );
}

interface PasskeyRowProps {
  readonly passkey: Passkey;
  readonly onRename: (passkey: Passkey) => void;
  readonly onRemove: (passkey: Passkey) => void;
}

function PasskeyRow({ passkey, onRename, onRemove }: PasskeyRowProps) {
  const t = useTexts(securityTexts);
  const format = useFormat();
  const { name, createdAt, lastUsedAt } = passkey;
  const used = lastUsedAt === null ? "" : ` · ${t("passkeyUsed", { time: format.short(lastUsedAt) })}`;
  return (
    <SettingRow
      icon={KeyRound}
      title={<span dir="auto">{name}</span>}
      detail={`${t("passkeyMade", { date: format.date(createdAt) })}${used}`}
    >
      <IconButton
        label={t("passkeyRename", { name })}
        icon={<Pencil aria-hidden="true" className="size-4.5" />}
        onClick={() => onRename(passkey)}
      />
      <IconButton
        label={t("passkeyRemove", { name })}
        icon={<Trash2 aria-hidden="true" className="size-4.5" />}
        onClick={() => onRemove(passkey)}
      />
    </SettingRow>
  );
}
