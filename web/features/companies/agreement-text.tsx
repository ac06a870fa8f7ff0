import type { AgreementDocument } from "../../../src/protocol/companies.ts";

/** The agreement as it reads, in the language it is in. */
export function AgreementText({ document }: { document: AgreementDocument }) {
  const { language, title, subtitle, parties, sections, closing } = document;
  return (
    <article
      lang={language}
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the text scrolls, and the keyboard must reach it
      tabIndex={0}
      className="focus-inset flex select-text flex-col gap-4 text-pretty rounded-small text-base text-text-1 leading-relaxed"
    >
      <header>
        <h3 className="font-semibold text-lg">{title}</h3>
        <p className="text-sm text-text-2">{subtitle}</p>
      </header>
      <dl className="grid gap-4 sm:grid-cols-2">
        {parties.map(({ role, lines }) => (
          <div key={role} className="rounded-medium bg-surface-1 p-3">
            <dt className="text-sm text-text-3">{role}</dt>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of an address may be alike
              <dd key={at} dir="auto" className="[overflow-wrap:anywhere]">
                {line}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {sections.map(({ heading, paragraphs, points }) => (
        <section key={heading} className="flex flex-col gap-1.5">
          <h4 className="font-semibold">{heading}</h4>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className="text-text-2">
              {paragraph}
            </p>
          ))}
          {points && points.length > 0 && (
            <ul className="flex list-disc flex-col gap-1 pl-5 text-text-2">
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <p className="text-sm text-text-3">{closing}</p>
    </article>
  );
}
