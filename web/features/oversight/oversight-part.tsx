import { oversightSlots } from "../../app/slots.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { oversightTexts } from "./oversight-texts.ts";

export function OversightPart() {
  const t = useTexts(oversightTexts);
  return (
    <>
      <p className="text-text-2">{t("intro")}</p>
      {oversightSlots().map(({ Card, order }) => (
        <Card key={Card.displayName ?? order} />
      ))}
    </>
  );
}
