import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ContactGroup } from "../../../src/protocol/contacts.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, IconButton, TextField } from "../../ui/index.ts";
import { deleteGroup, orderGroups, orSay, renameGroup } from "./acts.ts";
import { NewGroup } from "./new-group.tsx";
import { useNetwork } from "./store.ts";
import { contactsTexts } from "./texts.ts";

/** Names and order of one's groups. */
export function ManageGroupsDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(contactsTexts);
  const { groups } = useNetwork();
  const move = (from: number, by: 1 | -1) => {
    const ids = groups.map(({ id }) => id);
    const [moved = ""] = ids.splice(from, 1);
    ids.splice(from + by, 0, moved);
    orSay(orderGroups(ids));
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("groups")}
      description={t("groupsDetail")}
      actions={
        <Button tone="primary" onClick={onClose}>
          {t("done")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {groups.length === 0 && <p className="text-text-2">{t("noGroups")}</p>}
        <ul className="flex flex-col gap-2">
          {groups.map((group, at) => (
            <li key={group.id} className="flex items-center gap-1">
              <GroupName key={group.name} group={group} />
              <IconButton
                label={t("moveUp", { name: group.name })}
                icon={<ArrowUp aria-hidden="true" className="size-4" />}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              />
              <IconButton
                label={t("moveDown", { name: group.name })}
                icon={<ArrowDown aria-hidden="true" className="size-4" />}
                disabled={at === groups.length - 1}
                onClick={() => move(at, 1)}
              />
              <IconButton
                label={t("deleteGroup", { name: group.name })}
                icon={<Trash2 aria-hidden="true" className="size-4" />}
                onClick={() => orSay(deleteGroup(group.id))}
              />
            </li>
          ))}
        </ul>
        <NewGroup />
      </div>
    </Dialog>
  );
}

/** Kept when the field is left, or with Enter. */
function GroupName({ group }: { group: ContactGroup }) {
  const t = useTexts(contactsTexts);
  const [name, setName] = useState(group.name);
  const keep = () => {
    const wanted = name.trim();
    if (wanted === "") setName(group.name);
    else if (wanted !== group.name) orSay(renameGroup(group.id, wanted));
  };
  return (
    <div className="min-w-0 flex-1">
      <TextField
        label={t("groupName")}
        isLabelHidden
        maxLength={60}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
      />
    </div>
  );
}
