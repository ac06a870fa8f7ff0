import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx, IconButton, TextField } from "../../ui/index.ts";
import { entryTexts } from "./entry-texts.ts";
import { judgeLength } from "./password-length.ts";

interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  /** A new password shows how long it is; a known one does not. */
  readonly isNew?: boolean;
  /** "Password" where nothing else is said. */
  readonly label?: string;
}
export function PasswordField({ value, onChange, error, isNew = false, label }: PasswordFieldProps) {
  const t = useTexts(entryTexts);
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <TextField
      label={label ?? t("password")}
      type={isShown ? "text" : "password"}
      name="password"
      autoComplete={isNew ? "new-password" : "current-password"}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={256}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
      hint={isNew && <LengthMeter length={value.length} />}
      after={
        <IconButton
          size="small"
          label={isShown ? t("hidePassword") : t("showPassword")}
          icon={<Icon aria-hidden="true" className="size-4.5" />}
          onClick={() => setShown(!isShown)}
        />
      }
    />
  );
}

/** Four marks and a sentence. */
function LengthMeter({ length }: { length: number }) {
  const t = useTexts(entryTexts);
  const { marks, isEnough, isStrong, missing } = judgeLength(length);
  const words =
    length === 0
      ? t("passwordHint")
      : isEnough
        ? t(isStrong ? "passwordStrong" : "passwordEnough")
        : t("passwordShort", { count: missing });
  return (
    <>
      <span aria-hidden="true" className="my-1.5 flex gap-1">
        {[1, 2, 3, 4].map((mark) => (
          <span
            key={mark}
            className={cx(
              "h-1 flex-1 rounded-full",
              mark > marks ? "bg-surface-3" : isEnough ? "bg-success-text" : "bg-warning-text",
            )}
          />
        ))}
      </span>
      <span className={isEnough ? "text-success-text" : "text-text-2"}>{words}</span>
    </>
  );
}
