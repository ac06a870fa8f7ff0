import { nanoid } from "nanoid";
import { useState } from "react";
import {
  type Breach,
  type BreachDetails,
  decideBreach,
  describeBreach,
  enterBreach,
} from "../../../src/protocol/breaches.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Checkbox, Select, TextArea, TextField } from "../../ui/index.ts";
import { FormDialog } from "./form-dialog.tsx";
import { registerTexts } from "./register-texts.ts";
import { breachesTexts } from "./texts.ts";

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}
interface BreachDialogProps extends DialogProps {
  readonly breach: Breach;
}

/** As the browser's own field for a moment wants it, in the time of its place. */
const localNow = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

export function EnterDialog({ onClose, onDone }: DialogProps) {
  const t = useTexts(registerTexts);
  const words = useTexts(breachesTexts);
  const [id] = useState(() => nanoid());
  const [text, setText] = useState("");
  const [since, setSince] = useState(localNow);
  const awareAt = Date.parse(since);
  return (
    <FormDialog
      title={t("enter")}
      description={t("enterDetail")}
      saveLabel={words("save")}
      isReady={text.trim().length >= 10 && !Number.isNaN(awareAt)}
      save={() => call(enterBreach, { body: { id, text, awareAt } })}
      onClose={onClose}
      onDone={onDone}
    >
      <TextArea
        label={t("what")}
        value={text}
        maxLength={4_000}
        hint={words("tooShort")}
        onChange={(event) => setText(event.target.value)}
      />
      <TextField
        type="datetime-local"
        label={t("awareAt")}
        value={since}
        max={localNow()}
        onChange={(event) => setSince(event.target.value)}
      />
    </FormDialog>
  );
}

const texts = ["nature", "dataCategories", "peopleCategories", "consequences", "measures", "delay"] as const;
const states = ["open", "contained", "remedied"] as const;
const counts = ["people", "records"] as const;

export function DetailsDialog({ breach, onClose, onDone }: BreachDialogProps) {
  const t = useTexts(registerTexts);
  const words = useTexts(breachesTexts);
  const [state, setState] = useState(breach.state);
  const [details, setDetails] = useState<BreachDetails>(breach.details);
  const put = (some: Partial<BreachDetails>) => setDetails((old) => ({ ...old, ...some }));
  const area = (field: (typeof texts)[number]) => (
    <TextArea
      key={field}
      label={t(field)}
      value={details[field]}
      maxLength={4_000}
      onChange={(event) => put({ [field]: event.target.value })}
    />
  );
  return (
    <FormDialog
      title={t("detailsTitle")}
      description={t("detailsHint")}
      saveLabel={words("save")}
      isReady
      save={() => call(describeBreach, { params: { breachId: breach.id }, body: { state, details } })}
      onClose={onClose}
      onDone={onDone}
    >
      <Select
        label={t("state")}
        options={states.map((value) => ({ value, label: t(value) }))}
        value={state}
        onChange={setState}
      />
      {texts.slice(0, 3).map(area)}
      <div className="grid gap-4 sm:grid-cols-2">
        {counts.map((field) => (
          <TextField
            key={field}
            type="number"
            min={0}
            label={t(field)}
            value={details[field] ?? ""}
            onChange={({ target }) => put({ [field]: target.value === "" ? null : Math.floor(Number(target.value)) })}
          />
        ))}
      </div>
      {texts.slice(3).map(area)}
    </FormDialog>
  );
}

export function DecideDialog({ breach, onClose, onDone }: BreachDialogProps) {
  const t = useTexts(breachesTexts);
  const [tellsAuthority, setTellsAuthority] = useState(true);
  const [tellsPeople, setTellsPeople] = useState(false);
  const [reason, setReason] = useState("");
  const body = { tellsAuthority, tellsPeople, reason };
  return (
    <FormDialog
      title={t("decideTitle")}
      description={t("decideDetail")}
      saveLabel={t("save")}
      isReady={reason.trim().length >= 10}
      save={() => call(decideBreach, { params: { breachId: breach.id }, body })}
      onClose={onClose}
      onDone={onDone}
    >
      <Checkbox label={t("tellsAuthority")} isChecked={tellsAuthority} onChange={setTellsAuthority} />
      <Checkbox label={t("tellsPeople")} isChecked={tellsPeople} onChange={setTellsPeople} />
      <TextArea
        label={t("reason")}
        value={reason}
        maxLength={4_000}
        hint={t("tooShort")}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
