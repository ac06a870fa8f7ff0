import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx, IconButton, TextField } from "../../ui/index.ts";
import { entryTexts } from "./entry-texts.ts";

interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  /** A new password shows how long it is; a known one does not. */
  readonly isNew?: boolean;
}
export const shortestPassword = 12;
const strongPassword = 18;

export function PasswordField({ value, onChange, error, isNew = false }: PasswordFieldProps) {
  const t = useTexts(entryTexts);
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="flex flex-col gap-1.5">
      <TextField
        label={t("password")}
        type={isShown ? "text" : "password"}
        name="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={256}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={error}
        hint={isNew && value === "" ? t("passwordHint") : undefined}
        after={
          <IconButton
            size="small"
            label={isShown ? t("hidePassword") : t("showPassword")}
            icon={<Icon aria-hidden="true" className="size-4.5" />}
            onClick={() => setShown(!isShown)}
          />
        }
      />
      {isNew && value !== "" && <LengthMeter length={value.length} />}
    </div>
  );
}

/** Four marks: length is what makes a password strong, so that is all it counts. */
function LengthMeter({ length }: { length: number }) {
  const t = useTexts(entryTexts);
  const missing = shortestPassword - length;
  const words =
    missing > 0
      ? t("passwordShort", { count: missing })
      : t(length < strongPassword ? "passwordEnough" : "passwordStrong");
  const reached = missing > shortestPassword / 2 ? 1 : missing > 0 ? 2 : length < strongPassword ? 3 : 4;
  const colour = missing > 0 ? "bg-warning-text" : "bg-success-text";
  return (
    <div className="flex items-center gap-3">
      <div aria-hidden="true" className="flex w-24 shrink-0 gap-1">
        {[1, 2, 3, 4].map((mark) => (
          <span key={mark} className={cx("h-1 flex-1 rounded-full", mark <= reached ? colour : "bg-surface-3")} />
        ))}
      </div>
      <span className={cx("text-sm", missing > 0 ? "text-text-2" : "text-success-text")}>{words}</span>
    </div>
  );
}
