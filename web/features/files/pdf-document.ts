import * as pdfjs from "pdfjs-dist";
import workerAddress from "pdfjs-dist/build/pdf.worker.min.mjs" with { type: "file" };

pdfjs.GlobalWorkerOptions.workerSrc = workerAddress;

/** Fetches a PDF in parts, as pages need them; our answers come without a length, which pdf.js would want to see. */
class Parts extends pdfjs.PDFDataRangeTransport {
  readonly #address: string;
  readonly #onFailed: () => void;
  constructor(address: string, sizeBytes: number, onFailed: () => void) {
    super(sizeBytes, null);
    this.#address = address;
    this.#onFailed = onFailed;
  }
  override requestDataRange(begin: number, end: number): void {
    fetch(this.#address, { headers: { range: `bytes=${begin}-${end - 1}` } })
      .then(async (answer) => {
        if (answer.status !== 206) throw new Error(String(answer.status));
        this.onDataRange(begin, new Uint8Array(await answer.arrayBuffer()));
      })
      .catch(this.#onFailed);
  }
}

/** What a PDF may do here: be drawn. No script of its own runs, nothing is fetched from elsewhere. */
export const openPdf = (address: string, sizeBytes: number, onFailed: () => void): pdfjs.PDFDocumentLoadingTask =>
  pdfjs.getDocument({
    range: new Parts(address, sizeBytes, onFailed),
    rangeChunkSize: 256 * 1024,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    // The content security policy lets nothing be compiled.
    useWasm: false,
    useWorkerFetch: false,
    maxImageSize: 40_000_000,
  });

export type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
