import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Checkbox, Dialog } from "../../ui/index.ts";
import { orSay, setGroups } from "./acts.ts";
import { NewGroup } from "./new-group.tsx";
import { useNetwork } from "./store.ts";
import { contactsTexts } from "./texts.ts";

interface ChooseGroupsDialogProps {
  readonly accountId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Which groups a contact is in; each tick counts at once. */
export function ChooseGroupsDialog({ accountId, name, onClose }: ChooseGroupsDialogProps) {
  const t = useTexts(contactsTexts);
  const { groups, contacts } = useNetwork();
  const chosen = contacts[accountId]?.groupIds ?? [];
  const toggle = (groupId: string, isIn: boolean) =>
    orSay(setGroups(accountId, isIn ? [...chosen, groupId] : chosen.filter((id) => id !== groupId)));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("groupsOf", { name })}
      description={t("groupsDetail")}
      width="small"
      actions={
        <Button tone="primary" onClick={onClose}>
          {t("done")}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {groups.length === 0 && <p className="text-text-2">{t("noGroups")}</p>}
        {groups.map((group) => (
          <Checkbox
            key={group.id}
            label={<span dir="auto">{group.name}</span>}
            isChecked={chosen.includes(group.id)}
            onChange={(isIn) => toggle(group.id, isIn)}
          />
        ))}
        <NewGroup />
      </div>
    </Dialog>
  );
}
