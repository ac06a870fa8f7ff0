import { type FormEvent, useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, TextField, toastFailure } from "../../ui/index.ts";
import { createGroup } from "./acts.ts";
import { contactsTexts } from "./texts.ts";

/** Adds a group where groups are shown. */
export function NewGroup() {
  const t = useTexts(contactsTexts);
  const [name, setName] = useState("");
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "" || isBusy) return;
    setBusy(true);
    await createGroup(name.trim()).then(() => setName(""), toastFailure);
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label={t("newGroup")}
          placeholder={t("groupName")}
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <Button type="submit" isBusy={isBusy}>
        {t("addGroup")}
      </Button>
    </form>
  );
}
