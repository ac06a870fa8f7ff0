import type { ReactNode } from "react";
import type { Phone, PostalAddress, Profile } from "../../../../src/protocol/profiles.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Card } from "../../../ui/index.ts";
import { usePhoneReader } from "../../accounts/index.ts";
import { personTexts } from "./person-texts.ts";
import { PersonTime } from "./person-time.tsx";

const phoneWords = { work: "phoneWork", mobile: "phoneMobile", home: "phoneHome", other: "phoneOther" } as const;

/** What the profile says beyond the name, and why there is not more. */
export function PersonDetails({ profile }: { profile: Profile }) {
  const t = useTexts(personTexts);
  const { phones, emails, address, tags, timeZone, workingHours, isClose } = profile;
  const hasReach = phones.length > 0 || emails.length > 0 || address !== null;
  const hasTime = timeZone !== null || workingHours.length > 0;
  return (
    <>
      {hasReach && (
        <Card title={t("reach")}>
          <dl className="grid items-baseline gap-x-6 gap-y-3 sm:grid-cols-[9rem_1fr]">
            {phones.map((phone) => (
              <PhoneFact key={`${phone.kind} ${phone.number}`} phone={phone} />
            ))}
            {emails.map((email) => (
              <Fact key={email} term={t("email")}>
                <a href={`mailto:${email}`} className="focus-ring rounded-small text-accent-text hover:underline">
                  {email}
                </a>
              </Fact>
            ))}
            {address && (
              <Fact term={t("address")}>
                <Address address={address} />
              </Fact>
            )}
          </dl>
        </Card>
      )}
      {hasTime && <PersonTime profile={profile} />}
      {tags.length > 0 && (
        <Card title={t("tags")}>
          <ul className="flex flex-wrap gap-1.5">
            {tags.map((tag) => (
              <li key={tag} dir="auto" className="max-w-full truncate rounded-full bg-surface-3 px-3 py-0.5 text-sm">
                {tag}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {!isClose && <p className="text-text-2">{t("more")}</p>}
      {isClose && !hasReach && !hasTime && tags.length === 0 && <p className="text-text-2">{t("nothing")}</p>}
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-sm text-text-2">{term}</dt>
      <dd dir="auto" className="min-w-0 select-text [overflow-wrap:anywhere] max-sm:-mt-2.5">
        {children}
      </dd>
    </div>
  );
}

function PhoneFact({ phone: { kind, number } }: { phone: Phone }) {
  const t = useTexts(personTexts);
  const shown = usePhoneReader()?.shown(number, undefined) ?? number;
  return (
    <Fact term={t(phoneWords[kind])}>
      <a
        href={`tel:${number}`}
        className="focus-ring rounded-small text-accent-text tabular-nums hover:underline"
        dir="ltr"
      >
        {shown}
      </a>
    </Fact>
  );
}

function Address({ address: { street, postalCode, city, region, country } }: { address: PostalAddress }) {
  const language = useLanguage();
  const name = country && new Intl.DisplayNames(language, { type: "region" }).of(country);
  const lines = [street, [postalCode, city].filter(Boolean).join(" "), region, name].filter(Boolean);
  return <address className="whitespace-pre-line not-italic">{lines.join("\n")}</address>;
}
