import { privacySections } from "../../app/feature.ts";
import { entrySlots } from "../../app/slots.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { CardHeading } from "../../ui/index.ts";
import { pageTexts } from "./page-texts.ts";

/** One's rights, and what one can do about one's data, in sections that features fill with their cards. */
export function PrivacyPage() {
  const t = useTexts(pageTexts);
  const { privacyCards } = entrySlots();
  const sections = privacySections
    .map((id) => ({ id, cards: privacyCards.filter(({ section }) => section === id) }))
    .filter(({ cards }) => cards.length > 0);
  return (
    <>
      <nav aria-label={t("onThisPage")} className="-mt-2 flex flex-wrap gap-2">
        {sections.map(({ id }) => (
          <a
            key={id}
            href={`#${id}`}
            className="touch inline-flex min-h-8 items-center rounded-full border border-line bg-surface-2 px-3 text-sm text-text-2 transition-colors hover:bg-surface-3 hover:text-text-1"
          >
            {t(id)}
          </a>
        ))}
      </nav>
      <CardHeading value="h3">
        {sections.map(({ id, cards }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`} className="flex scroll-mt-4 flex-col gap-3 pt-2">
            <h2 id={`${id}-title`} className="font-semibold text-lg">
              {t(id)}
            </h2>
            {cards.map(({ Card }) => (
              <Card key={Card.displayName ?? Card.name} />
            ))}
          </section>
        ))}
      </CardHeading>
    </>
  );
}
