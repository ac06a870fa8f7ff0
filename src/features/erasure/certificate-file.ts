import { html } from "../../platform/http/html.ts";
import { documentPdf, type PrintedDocument } from "../../platform/pdf/document-pdf.ts";
import { signedCertificate } from "../../protocol/erasure.ts";
import type { Language } from "../../protocol/failures/index.ts";
import { certificateWords } from "./certificate-words.ts";

/** The certificate as somebody wants to have it; JSON is what was signed, the other two are for reading. */
export async function certificateFile(
  text: string,
  { format, language }: { readonly format: "json" | "html" | "pdf"; readonly language: Language },
): Promise<Response> {
  const { certificate, signature } = signedCertificate.parse(JSON.parse(text));
  const named = (ending: string) => ({
    "content-disposition": `attachment; filename="${certificate.number}.${ending}"`,
  });
  if (format === "json")
    return new Response(text, { headers: { "content-type": "application/json", ...named("json") } });
  const document = certificateWords(certificate, signature, language);
  if (format === "html")
    return new Response(pageOf(document), { headers: { "content-type": "text/html; charset=utf-8" } });
  const pdf = await documentPdf(document, { at: certificate.erasedAt, text: document.last });
  return new Response(pdf, { headers: { "content-type": "application/pdf", ...named("pdf") } });
}

const pageOf = ({ language, title, subtitle, sections, closing, last }: PrintedDocument & { readonly last: string }) =>
  `<!doctype html>${
    html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${subtitle}</p>${sections.map(
      ({ heading, paragraphs, points = [] }) =>
        html`<h2>${heading}</h2>${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}<ul>${points.map((point) => html`<li>${point}</li>`)}</ul>`,
    )}<p>${closing}</p><p><strong>${last}</strong></p></main></body></html>`.markup
  }`;
