import { z } from "zod";
import { id, language, timestamp } from "../../protocol/primitives.ts";

/** Whose export it is and where it came from: the head of its manifest. */
export const exportAbout = z.object({
  /** The address of the instance that made it. */
  instance: z.string(),
  instanceName: z.string(),
  irisVersion: z.string(),
  exportId: id,
  accountId: id,
  name: z.string(),
  language,
  createdAt: timestamp,
});
export type ExportAbout = z.infer<typeof exportAbout>;

export const exportVersion = 1;
export const exportKind = { format: "iris-export", purpose: "export", about: exportAbout } as const;
