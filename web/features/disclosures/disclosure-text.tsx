import type { DisclosureDocument } from "../../../src/protocol/disclosures.ts";

/** A document as it reads, in the language it is in. */
export function DisclosureText({ document, contents }: { document: DisclosureDocument; contents: string }) {
  const { language, subtitle, parties, sections, closing } = document;
  return (
    <article
      lang={language}
      className="flex select-text flex-col gap-8 text-pretty text-base text-text-1 leading-relaxed"
    >
      <p className="text-text-2">{subtitle}</p>
      <dl className="grid gap-4 sm:grid-cols-2">
        {parties.map(({ role, lines }) => (
          <div key={role} className="rounded-medium border border-line bg-surface-2 p-4">
            <dt className="mb-1 font-medium text-sm text-text-3">{role}</dt>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of an address may be alike
              <dd key={at} dir="auto" className="[overflow-wrap:anywhere]">
                {line}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <nav aria-label={contents}>
        <ol className="flex flex-col gap-1">
          {sections.map(({ heading }, at) => (
            <li key={heading}>
              <a href={`#part-${at + 1}`} className="focus-ring rounded-small text-accent-text hover:underline">
                {heading}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {sections.map((section, at) => (
        <Section key={section.heading} id={`part-${at + 1}`} section={section} />
      ))}
      <p className="border-line border-t pt-4 text-sm text-text-3">{closing}</p>
    </article>
  );
}

interface SectionProps {
  readonly id: string;
  readonly section: DisclosureDocument["sections"][number];
}

function Section({ id, section: { heading, paragraphs, points = [], entries = [], link } }: SectionProps) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="scroll-mt-20 text-balance font-semibold text-lg leading-snug">
        {heading}
      </h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {points.length > 0 && (
        <ul className="flex list-disc flex-col gap-1.5 pl-5">
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      {entries.map(({ term, lines }) => (
        <div key={term} className="flex flex-col gap-1 border-line border-l-2 py-0.5 pl-4">
          <h3 className="font-medium">{term}</h3>
          {lines.map((line) => (
            <p key={line} className="text-text-2 [overflow-wrap:anywhere]">
              {line}
            </p>
          ))}
        </div>
      ))}
      {link && (
        <a
          href={link.url}
          target="_blank"
          rel="noreferrer"
          className="focus-ring self-start rounded-small font-medium text-accent-text hover:underline"
        >
          {link.label}
        </a>
      )}
    </section>
  );
}
