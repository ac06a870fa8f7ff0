import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./cx.ts";

const framed = "border-line-strong bg-surface-2";
const filled = "border-transparent bg-surface-3 hover:border-line";
const box =
  "w-full rounded-medium border px-3 text-base text-text-1 placeholder:text-text-3 " +
  "focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-focus " +
  "disabled:opacity-55 aria-invalid:border-danger-text";

interface FieldFrameProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with the value and how to mend it; announced. */
  readonly error?: string | undefined;
  readonly isLabelHidden?: boolean;
}

function Frame({
  id,
  label,
  hint,
  error,
  isLabelHidden,
  children,
}: FieldFrameProps & { id: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "font-medium text-sm text-text-1"}>
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-note`} role="alert" className="text-danger-text text-sm">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-note`} className="text-sm text-text-3">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

export interface TextFieldProps extends Omit<ComponentProps<"input">, "children">, FieldFrameProps {
  /** `filled`: quiet, for searching above a list. */
  readonly look?: "framed" | "filled";
  /** Inside the box, before and after the text. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}

export function TextField({
  label,
  hint,
  error,
  isLabelHidden,
  before,
  after,
  look = "framed",
  className,
  ...rest
}: TextFieldProps) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <Frame id={id} label={label} {...(isLabelHidden && { isLabelHidden })} hint={hint} error={error}>
      <div className="relative flex items-center">
        {before && <span className="pointer-events-none absolute left-3 text-text-3">{before}</span>}
        <input
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? `${id}-note` : undefined}
          className={cx(
            look === "framed" ? framed : filled,
            box,
            "touch h-9",
            before && "pl-9",
            after && "pr-10",
            className,
          )}
        />
        {after && <span className="absolute right-1">{after}</span>}
      </div>
    </Frame>
  );
}

export type TextAreaProps = ComponentProps<"textarea"> & FieldFrameProps;

export function TextArea({ label, hint, error, isLabelHidden, className, ...rest }: TextAreaProps) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <Frame id={id} label={label} {...(isLabelHidden && { isLabelHidden })} hint={hint} error={error}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        className={cx(framed, box, "resize-y py-2", className)}
      />
    </Frame>
  );
}
