import { useTexts } from "../../i18n/use-texts.ts";
import { Dialog, Kbd } from "../../ui/index.ts";
import { shortcuts } from "./shortcuts.ts";
import { stageTexts } from "./stage-texts.ts";

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(stageTexts);
  return (
    <Dialog isOpen onClose={onClose} title={t("shortcuts")} width="small">
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2.5">
        {shortcuts.map(([key, act]) => (
          <div key={act} className="contents">
            <dt className="flex gap-1">
              {key.split(" ").map((one) => (
                <Kbd key={one}>{one === "space" ? t("space") : one}</Kbd>
              ))}
            </dt>
            <dd>{t(act)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
