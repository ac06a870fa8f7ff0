import { downloadFile, getFile } from "../../protocol/files.ts";
import type { Person } from "../../testing/test-app.ts";

export const download = (person: Person, fileId: string, headers: Record<string, string> = {}, preview = false) =>
  person.send(downloadFile, { params: { fileId }, query: preview ? { preview: "1" } : {} }, { headers });

export const stateOf = async (person: Person, fileId: string) =>
  (await person.call(getFile, { params: { fileId } })).state;

export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await Bun.sleep(10);
}
