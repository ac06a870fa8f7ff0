import regularFont from "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf" with { type: "file" };
import boldFont from "@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf" with { type: "file" };
import type { Language } from "../../protocol/failures/index.ts";

interface Entry {
  readonly term: string;
  readonly lines: readonly string[];
}

/** A text to be printed: headed sections of paragraphs and points. */
export interface PrintedDocument {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  readonly parties: readonly { readonly role: string; readonly lines: readonly string[] }[];
  readonly sections: readonly {
    readonly heading: string;
    readonly paragraphs: readonly string[];
    readonly points?: readonly string[] | undefined;
    /** Each with a small heading of its own. */
    readonly entries?: readonly Entry[] | undefined;
    readonly link?: { readonly url: string } | undefined;
  }[];
  readonly closing: string;
}

/** Its last line, in bold, and the file's own date. */
export interface LastLine {
  readonly at: number;
  readonly text: string;
}

const page: Record<Language, (at: number, of: number) => string> = {
  en: (at, of) => `Page ${at} of ${of}`,
  de: (at, of) => `Seite ${at} von ${of}`,
  fr: (at, of) => `Page ${at} sur ${of}`,
};

const ink = "#1c1a21";
const quiet = "#625e69";
const indent = 14;

/** The document as PDF, A4, with its own fonts: names in Latin, Greek and Cyrillic letters are all there. */
export async function documentPdf(document: PrintedDocument, last: LastLine): Promise<Uint8Array<ArrayBuffer>> {
  // Few ask for it: a start need not wait for the library.
  const [{ default: PdfDocument }, regular, bold] = await Promise.all([
    import("pdfkit"),
    Bun.file(regularFont).bytes(),
    Bun.file(boldFont).bytes(),
  ]);
  const { language, title, subtitle, parties, sections, closing } = document;
  const pdf = new PdfDocument({
    size: "A4",
    margins: { top: 64, bottom: 72, left: 64, right: 64 },
    bufferPages: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Subject: subtitle, CreationDate: new Date(last.at) },
    // The built-in font would be read from the library's folder, which the executable does not have.
    font: null as unknown as string,
  });
  const chunks: Uint8Array[] = [];
  pdf.on("data", (chunk: Uint8Array) => void chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.on("end", resolve).on("error", reject));
  pdf.registerFont("regular", Buffer.from(regular));
  pdf.registerFont("bold", Buffer.from(bold));

  pdf.font("bold").fontSize(20).fillColor(ink).text(title);
  pdf.font("regular").fontSize(10).fillColor(quiet).text(subtitle).moveDown(1.2);
  for (const { role, lines } of parties) {
    pdf.font("bold").fontSize(10).fillColor(quiet).text(role);
    pdf.font("regular").fillColor(ink).text(lines.join("\n")).moveDown(0.8);
  }
  for (const { heading, paragraphs, points = [], entries = [], link } of sections) {
    keepTogether(pdf, 60);
    pdf.moveDown(0.5).font("bold").fontSize(11.5).fillColor(ink).text(heading).moveDown(0.25);
    pdf.font("regular").fontSize(10);
    for (const paragraph of paragraphs) pdf.text(paragraph, { lineGap: 1.5 }).moveDown(0.4);
    for (const point of points) writePoint(pdf, point);
    for (const entry of entries) writeEntry(pdf, entry);
    if (link) pdf.text(link.url, { link: link.url, underline: true }).text("", { underline: false }).moveDown(0.4);
  }
  keepTogether(pdf, 70);
  pdf.moveDown(1).fillColor(quiet).text(closing).moveDown(0.5);
  pdf.font("bold").fillColor(ink).text(last.text);
  numberPages(pdf, language);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

type Pdf = PDFKit.PDFDocument;

/** Begins a new page when less than that is left: no heading stands alone at the foot. */
function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
}

function writePoint(pdf: Pdf, point: string): void {
  const { left, right } = pdf.page.margins;
  const width = pdf.page.width - left - right - indent;
  keepTogether(pdf, pdf.heightOfString(point, { width, lineGap: 1.5 }));
  const top = pdf.y;
  pdf.text("–", left, top, { lineBreak: false });
  pdf.text(point, left + indent, top, { width, lineGap: 1.5 }).moveDown(0.25);
  pdf.x = left;
}

function writeEntry(pdf: Pdf, { term, lines }: Entry): void {
  keepTogether(pdf, 60);
  pdf.moveDown(0.2).font("bold").text(term).moveDown(0.1);
  pdf.font("regular");
  for (const line of lines) pdf.text(line, { lineGap: 1.5 }).moveDown(0.15);
  pdf.moveDown(0.3);
}

function numberPages(pdf: Pdf, language: Language): void {
  const { count } = pdf.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    pdf.switchToPage(at);
    const { margins, width, height } = pdf.page;
    // Below the margin; without this the text would begin a page of its own.
    margins.bottom = 0;
    pdf.font("regular").fontSize(8).fillColor(quiet);
    pdf.text(page[language](at + 1, count), margins.left, height - 44, {
      width: width - margins.left - margins.right,
      align: "right",
      lineBreak: false,
    });
  }
}
