import { useEffect, useRef, useState } from "react";
import type { FileReference } from "../../../src/protocol/conversations.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { addressOfBytes } from "./file-bytes.ts";
import { openPdf, type PDFDocumentProxy, type PDFPageProxy } from "./pdf-document.ts";
import { filesTexts } from "./texts.ts";
import { Loading } from "./viewer-body.tsx";

/** Pages beside each other in memory are large: only those near the window are drawn. */
const nearby = "800px 0px";
/** More makes no page sharper, and canvases beyond some million pixels fail on phones. */
const mostDense = 2;

interface Opened {
  readonly document: PDFDocumentProxy;
  /** Of the first page: room is kept for the others by it until they come. */
  readonly first: PDFPageProxy;
}

/** A PDF page by page, each drawn when it comes near. */
export default function PdfView({ file, onFailed }: { file: FileReference; onFailed: () => void }) {
  const [opened, setOpened] = useState<Opened>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a file
  useEffect(() => {
    let isClosed = false;
    const failed = () => {
      if (!isClosed) onFailed();
    };
    const task = openPdf(addressOfBytes(file.fileId), file.sizeBytes, failed);
    task.promise
      .then(async (document) => {
        const first = await document.getPage(1);
        if (!isClosed) setOpened({ document, first });
      })
      .catch(failed);
    return () => {
      isClosed = true;
      void task.destroy();
    };
  }, [file.fileId]);
  if (!opened) return <Loading />;
  const { width, height } = opened.first.getViewport({ scale: 1 });
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
      role="document"
      aria-label={file.name}
      className="focus-ring min-h-0 min-w-0 flex-1 overflow-auto bg-surface-3 p-2 pb-16 sm:px-16 sm:py-6"
    >
      <ol className="mx-auto flex max-w-3xl flex-col gap-3">
        {Array.from({ length: opened.document.numPages }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pages never move
          <PdfPage key={index} document={opened.document} number={index + 1} shape={width / height} />
        ))}
      </ol>
    </div>
  );
}

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  /** Width by height, as long as the page itself has not come. */
  readonly shape: number;
}

function PdfPage({ document, number, shape }: PdfPageProps) {
  const t = useTexts(filesTexts);
  const rowRef = useRef<HTMLLIElement>(null);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const [isNear, setNear] = useState(false);
  const [own, setOwn] = useState(shape);
  const [words, setWords] = useState("");

  useEffect(() => {
    const row = rowRef.current;
    if (!row) return;
    const observer = new IntersectionObserver(([entry]) => entry && setNear(entry.isIntersecting), {
      root: row.closest("[role=document]"),
      rootMargin: nearby,
    });
    observer.observe(row);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const canvas = canvasRef.current;
    if (!isNear || !canvas) return;
    let stop = () => {};
    let isGone = false;
    const draw = async () => {
      const page = await document.getPage(number);
      if (isGone) return;
      const plain = page.getViewport({ scale: 1 });
      setOwn(plain.width / plain.height);
      const density = Math.min(window.devicePixelRatio, mostDense);
      const viewport = page.getViewport({ scale: (canvas.clientWidth / plain.width) * density });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      const task = page.render({ canvas, viewport });
      stop = () => task.cancel();
      await task.promise;
      const { items } = await page.getTextContent();
      if (!isGone) setWords(items.map((item) => ("str" in item ? item.str : "")).join(" "));
    };
    // A page that cannot be drawn stays white; the others are not worse for it.
    draw().catch(() => {});
    return () => {
      isGone = true;
      stop();
    };
  }, [isNear, document, number]);

  return (
    <li ref={rowRef} className="overflow-hidden rounded-small bg-white shadow-1" style={{ aspectRatio: String(own) }}>
      {isNear && <canvas ref={canvasRef} className="size-full" />}
      {/* Read aloud in place of the picture. */}
      <p className="sr-only">
        {t("pageNumber", { number, count: document.numPages })} {words}
      </p>
    </li>
  );
}
