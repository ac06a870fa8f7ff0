import type { Signing } from "../../platform/signing/signing.ts";
import { manifestPath, signaturePath } from "../../platform/zip/signed-zip.ts";
import { createZipWriter, type WrittenEntry } from "../../platform/zip/zip-writer.ts";
import { type ExportAbout, exportKind, exportVersion } from "./export-kind.ts";

/** An export while it is written: whatever goes in is in the manifest at its end. */
export function createExportZip(write: (bytes: Uint8Array) => Promise<void>, signing: Signing) {
  const zip = createZipWriter(write);
  const entries: WrittenEntry[] = [];
  const addText = async (path: string, text: string) =>
    void entries.push(await zip.add(path, new TextEncoder().encode(text)));
  return {
    addText,
    addJson: (path: string, value: unknown) => addText(path, JSON.stringify(value, null, 1)),
    addStream: async (path: string, open: () => Promise<AsyncIterable<Uint8Array>>) =>
      void entries.push(await zip.addStream(path, open)),
    async finish(about: ExportAbout) {
      const manifest = JSON.stringify({ format: exportKind.format, version: exportVersion, about, entries });
      const bytes = new TextEncoder().encode(manifest);
      await zip.add(manifestPath, bytes);
      const signature = await signing.sign(exportKind.purpose, bytes);
      await zip.add(signaturePath, new TextEncoder().encode(JSON.stringify(signature)));
      await zip.finish();
    },
  };
}
export type ExportZip = ReturnType<typeof createExportZip>;
