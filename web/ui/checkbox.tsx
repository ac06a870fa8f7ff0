import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check } from "lucide-react";
import { type ReactNode, useId } from "react";

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly name?: string;
}

export function Checkbox({ label, isChecked, onChange, isRequired, isDisabled, name }: CheckboxProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <Base.Root
        id={id}
        name={name}
        checked={isChecked}
        onCheckedChange={(checked) => onChange(checked)}
        required={isRequired}
        disabled={isDisabled}
        className="focus-ring mt-0.5 flex size-[18px] shrink-0 items-center justify-center rounded-[5px] border border-line-strong bg-surface-2 text-on-accent data-[checked]:border-accent data-[checked]:bg-accent data-[disabled]:opacity-55"
      >
        <Base.Indicator>
          <Check aria-hidden="true" className="size-3.5" strokeWidth={3} />
        </Base.Indicator>
      </Base.Root>
      <label htmlFor={id} className="text-base text-text-1">
        {label}
      </label>
    </div>
  );
}
