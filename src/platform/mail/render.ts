import type { Language } from "../../protocol/failures/index.ts";
import type { MailText } from "./templates.ts";

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Line breaks in a name must not become paragraphs (or a second header line) of ours. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** A mail as plain text and as simple HTML: no remote content, readable without styles, at 200 % and in the dark. */
export function renderMail(mail: MailText, language: Language): { subject: string; text: string; html: string } {
  const subject = oneLine(mail.subject);
  const paragraphs = mail.paragraphs.map(oneLine);
  const closing = oneLine(mail.closing);
  const text = [
    ...paragraphs,
    ...(mail.code ? [`    ${mail.code}`] : []),
    ...(mail.link ? [`${mail.link.label}:\n${mail.link.url}`] : []),
    `--\n${closing}`,
  ].join("\n\n");
  const body = [
    ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    ...(mail.code ? [`<p style="font:700 28px monospace;letter-spacing:.2em">${escaped(mail.code)}</p>`] : []),
    ...(mail.link
      ? [
          `<p><a href="${escaped(mail.link.url)}">${escaped(mail.link.label)}</a></p>`,
          `<p style="font-size:13px;word-break:break-all">${escaped(mail.link.url)}</p>`,
        ]
      : []),
    `<hr><p style="font-size:13px">${escaped(closing)}</p>`,
  ].join("\n");
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:2em auto;padding:0 1em">
${body}
</body></html>
`;
  return { subject, text: `${text}\n`, html };
}
