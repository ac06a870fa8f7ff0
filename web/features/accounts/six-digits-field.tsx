import { TextField } from "../../ui/index.ts";

interface SixDigitsFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (digits: string) => void;
  /** The sixth digit was typed. */
  readonly onComplete: (digits: string) => void;
  readonly error?: string | undefined;
}

/** A code of six digits, however it is typed or pasted. */
export function SixDigitsField({ label, value, onChange, onComplete, error }: SixDigitsFieldProps) {
  const type = (text: string) => {
    const digits = text.replace(/\D/g, "").slice(0, 6);
    onChange(digits);
    if (digits.length === 6 && digits !== value) onComplete(digits);
  };
  return (
    <TextField
      label={label}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoFocus
      placeholder="000000"
      value={value}
      onChange={(event) => type(event.target.value)}
      error={error}
      className="h-12 text-center font-mono text-lg tracking-[0.4em]"
    />
  );
}
