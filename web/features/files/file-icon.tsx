import { File, FileArchive, FileImage, FileMusic, FileText, FileVideoCamera, type LucideIcon } from "lucide-react";

const icons: readonly [pattern: RegExp, icon: LucideIcon][] = [
  [/^image\//, FileImage],
  [/^audio\//, FileMusic],
  [/^video\//, FileVideoCamera],
  [/zip|tar|compressed|archive/, FileArchive],
  [/^text\/|pdf|document|msword/, FileText],
];

/** A mark for the kind of file; the words beside it say the same. */
export function FileIcon({ mediaType, className }: { mediaType: string; className?: string }) {
  const Icon = icons.find(([pattern]) => pattern.test(mediaType))?.[1] ?? File;
  return <Icon aria-hidden="true" className={className} />;
}
