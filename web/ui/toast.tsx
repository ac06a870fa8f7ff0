import { Toast as Base } from "@base-ui/react/toast";
import { CircleCheck, CircleX, Info, X } from "lucide-react";
import { asFailure, wordsOf } from "../api/failure.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { IconButton } from "./icon-button.tsx";
import { uiTexts } from "./texts.ts";

type Tone = "info" | "success" | "danger";
const manager = Base.createToastManager<{ tone: Tone }>();

export interface ToastContent {
  readonly title: string;
  readonly detail?: string;
  readonly tone?: Tone;
  readonly action?: { readonly label: string; readonly onSelect: () => void };
}

/** Says something short in the corner; failures stay longer. From anywhere, outside React too. */
export function toast({ title, detail, tone = "info", action }: ToastContent): void {
  const id = manager.add({
    title,
    description: detail,
    data: { tone },
    timeout: tone === "danger" ? 10_000 : 5_000,
    priority: tone === "danger" ? "high" : "low",
    ...(action && {
      actionProps: {
        children: action.label,
        // What it offered is done.
        onClick: () => {
          manager.close(id);
          action.onSelect();
        },
      },
    }),
  });
}

/** Says what went wrong and what to do, in the words declared for the failure. */
export function toastFailure(thrown: unknown): void {
  const { title, cure } = wordsOf(asFailure(thrown).problem);
  toast({ title, detail: cure, tone: "danger" });
}

const icons = {
  info: <Info aria-hidden="true" className="size-5 text-accent-text" />,
  success: <CircleCheck aria-hidden="true" className="size-5 text-success-text" />,
  danger: <CircleX aria-hidden="true" className="size-5 text-danger-text" />,
};

function ToastList() {
  const t = useTexts(uiTexts);
  const { toasts } = Base.useToastManager<{ tone: Tone }>();
  return toasts.map((entry) => (
    <Base.Root
      key={entry.id}
      toast={entry}
      swipeDirection={["right", "down"]}
      className="rounded-medium bg-surface-2 text-text-1 shadow-2 transition-[opacity,transform] duration-(--motion-calm) data-[ending-style]:translate-x-4 data-[starting-style]:translate-y-2 data-[ending-style]:opacity-0 data-[limited]:hidden data-[starting-style]:opacity-0"
    >
      <Base.Content className="flex items-start gap-3 p-3">
        <span className="mt-1.5">{icons[entry.data?.tone ?? "info"]}</span>
        <div className="flex min-w-0 flex-1 flex-col gap-0.5 py-1.5">
          <Base.Title className="font-medium [overflow-wrap:anywhere]" />
          <Base.Description className="text-sm text-text-2" />
          {entry.actionProps && (
            <Base.Action className="focus-ring mt-1 self-start rounded-small font-medium text-accent-text hover:underline" />
          )}
        </div>
        <Base.Close
          render={<IconButton label={t("dismiss")} icon={<X aria-hidden="true" className="size-4" />} size="small" />}
        />
      </Base.Content>
    </Base.Root>
  ));
}

export function ToastRegion({ children }: { children: React.ReactNode }) {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-20 left-4 z-50 flex flex-col gap-2 sm:bottom-4 sm:left-auto sm:w-88">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
