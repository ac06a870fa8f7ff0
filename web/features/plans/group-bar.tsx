import { Plus } from "lucide-react";
import { nanoid } from "nanoid";
import { useState } from "react";
import { changeGroup, createGroup, deleteGroup, type GroupProfile } from "../../../src/protocol/plans.ts";
import { asFailure, call, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, ConfirmDialog, Dialog, TextField, uiTexts } from "../../ui/index.ts";
import { functionsTexts } from "./functions-texts.ts";

/** How many are in a group, its name and its end. */
export function GroupBar({ group, onChanged }: { group: GroupProfile; onChanged: () => Promise<void> }) {
  const t = useTexts(functionsTexts);
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const close = () => setDialog(null);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <p className="min-w-0 flex-1 basis-60 text-sm text-text-2">
        <span className="font-medium text-text-1">{t("groupMembers", { count: group.memberCount })}.</span>{" "}
        {t("groupMembersDetail")}
      </p>
      <div className="flex gap-1">
        <Button tone="plain" size="small" onClick={() => setDialog("rename")}>
          {t("renameGroup")}
        </Button>
        <Button tone="plainDanger" size="small" onClick={() => setDialog("delete")}>
          {t("deleteGroup")}
        </Button>
      </div>
      {dialog === "rename" && (
        <NameDialog
          title={t("renameGroup")}
          act={t("save")}
          initial={group.name}
          onClose={close}
          onDone={async (name) => {
            await call(changeGroup, { params: { groupId: group.id }, body: { name } });
            await onChanged();
          }}
        />
      )}
      {dialog === "delete" && (
        <ConfirmDialog
          title={t("deleteGroupTitle", { name: group.name })}
          detail={t("deleteGroupDetail")}
          act={t("deleteGroup")}
          onClose={close}
          onConfirm={async () => {
            await call(deleteGroup, { params: { groupId: group.id } });
            await onChanged();
          }}
        />
      )}
    </div>
  );
}

export function NewGroupButton({ onMade }: { onMade: (group: GroupProfile) => void }) {
  const t = useTexts(functionsTexts);
  /** Made with the dialog: pressing again after a lost answer finds the first group. */
  const [id, setId] = useState<string | null>(null);
  return (
    <>
      <Button icon={<Plus aria-hidden="true" className="size-4" />} onClick={() => setId(nanoid())}>
        {t("newGroup")}
      </Button>
      {id !== null && (
        <NameDialog
          title={t("newGroup")}
          act={t("create")}
          initial=""
          onClose={() => setId(null)}
          onDone={async (name) => onMade(await call(createGroup, { body: { id, name } }))}
        />
      )}
    </>
  );
}

interface NameDialogProps {
  readonly title: string;
  readonly act: string;
  readonly initial: string;
  readonly onClose: () => void;
  readonly onDone: (name: string) => Promise<void>;
}

function NameDialog({ title, act, initial, onClose, onDone }: NameDialogProps) {
  const t = useTexts(functionsTexts);
  const ui = useTexts(uiTexts);
  const [name, setName] = useState(initial);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const save = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      await onDone(name.trim());
      onClose();
    } catch (thrown) {
      setFault(wordsOf(asFailure(thrown).problem).title);
      setBusy(false);
    }
  };
  return (
    <Dialog isOpen onClose={onClose} title={title} width="small">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") void save();
        }}
      >
        <TextField
          label={t("groupName")}
          required
          maxLength={60}
          autoComplete="off"
          value={name}
          error={fault}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" type="submit" isBusy={isBusy} disabled={name.trim() === ""}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
