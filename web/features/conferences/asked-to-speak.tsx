import { useTexts } from "../../i18n/use-texts.ts";
import { Button } from "../../ui/index.ts";
import { nameOf } from "../directory/names.ts";
import { usePerson } from "../directory/people-store.ts";
import { conferences } from "./session.ts";
import { stageTexts } from "./stage-texts.ts";

/** Somebody who tends the bubble would like to hear this person, who decides. */
export function AskedToSpeak({ byAccountId }: { byAccountId: string }) {
  const t = useTexts(stageTexts);
  const name = nameOf(usePerson(byAccountId));
  return (
    <div
      role="alert"
      className="mx-4 mt-3 flex flex-wrap items-center justify-center gap-3 rounded-medium bg-accent-soft px-4 py-2"
    >
      <p className="font-medium">{t("asksToSpeak", { name })}</p>
      <span className="flex gap-2">
        <Button size="small" onClick={() => conferences()?.dismissAsking()}>
          {t("notNow")}
        </Button>
        <Button size="small" tone="primary" onClick={() => conferences()?.setMicrophone(true)}>
          {t("speakNow")}
        </Button>
      </span>
    </div>
  );
}
