import { useState } from "react";
import { usePicture } from "./avatar-pictures.ts";
import { usePresenceOf } from "./avatar-presence.ts";
import { cx } from "./cx.ts";
import { PresenceDot } from "./presence-dot.tsx";

const sizes = {
  small: { box: "size-6 text-[10px]", ring: "inset-0", dot: "right-0 bottom-0 size-2" },
  medium: { box: "size-9 text-sm", ring: "inset-0", dot: "right-0 bottom-0 size-2.5" },
  large: { box: "size-12 text-md", ring: "inset-0", dot: "right-0 bottom-0 size-3" },
  huge: { box: "size-20 text-xl", ring: "inset-0", dot: "right-0 bottom-0 size-4" },
  giant: { box: "size-32 text-xl", ring: "inset-0", dot: "right-2 bottom-2 size-6" },
};

/** Which of the six colours somebody has: the same on every device, from their id alone. */
export function spectrumOf(id: string): number {
  let sum = 0;
  for (let at = 0; at < id.length; at += 1) sum = (sum * 31 + id.charCodeAt(at)) % 9973;
  return (sum % 6) + 1;
}

let segmenter: Intl.Segmenter | undefined;
/** Below this code nothing joins what stands before it. */
const firstCombining = 0x300;

/** What a reader takes for the first letter, whatever it is made of. */
function firstLetter(text: string): string {
  // Most names: without the machinery for the others, which takes long to be made.
  if (text.charCodeAt(0) < firstCombining && !(text.charCodeAt(1) >= firstCombining)) return text.charAt(0);
  segmenter ??= new Intl.Segmenter();
  for (const { segment } of segmenter.segment(text)) return segment;
  return "";
}

/** "Ada Lovelace" → "AL"; one word gives one letter; nothing gives "?". */
export function initialsOf(name: string): string {
  // What stands in brackets is no name: "Eva (guest)".
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "" && !word.startsWith("("));
  const first = firstLetter(words[0] ?? "");
  const last = words.length > 1 ? firstLetter(words.at(-1) ?? "") : "";
  return first ? `${first}${last}`.toLocaleUpperCase() : "?";
}

export interface AvatarProps {
  /** Gives the colour, and the picture. */
  readonly id: string;
  readonly name: string;
  readonly kind?: "person" | "bubble";
  readonly size?: keyof typeof sizes;
  /** Off where somebody is there for all to see, like on a tile of a conference. */
  readonly hasPresence?: boolean;
  /** The whole spectrum, turning: speaking, ringing, writing right now. */
  readonly isLive?: boolean;
}

/** Decorative: the name stands beside it, or whoever uses it alone labels it. A person is round, a bubble is not. */
export function Avatar({
  id,
  name,
  kind = "person",
  size = "medium",
  hasPresence = true,
  isLive = false,
}: AvatarProps) {
  const hue = spectrumOf(id);
  const shape = kind === "person" ? "rounded-full" : "rounded-[30%]";
  const { box, dot } = sizes[size];
  const presence = usePresenceOf(kind === "person" && hasPresence ? id : undefined);
  return (
    <span className={cx("relative inline-flex shrink-0 select-none", box, shape)}>
      <span
        aria-hidden="true"
        className={cx("absolute inset-0", shape, isLive && "animate-turn")}
        style={{
          background: isLive
            ? "conic-gradient(var(--spectrum-1),var(--spectrum-2),var(--spectrum-3),var(--spectrum-4),var(--spectrum-5),var(--spectrum-6),var(--spectrum-1))"
            : `conic-gradient(from 210deg, var(--spectrum-${hue}), var(--spectrum-${(hue % 6) + 1}) 45%, color-mix(in oklab, var(--spectrum-${hue}) 35%, transparent) 60%, var(--spectrum-${hue}))`,
        }}
      />
      <span
        aria-hidden="true"
        className={cx(
          "absolute flex items-center justify-center font-semibold text-text-1",
          size === "small" ? "inset-[1.5px]" : "inset-[2px]",
          shape,
        )}
        style={{ background: `color-mix(in oklab, var(--spectrum-${hue}) 16%, var(--surface-2))` }}
      >
        {initialsOf(name)}
        <PictureOf key={kind} id={id} kind={kind} size={size === "huge" || size === "giant" ? "large" : "small"} />
      </span>
      {presence && <PresenceDot presence={presence} className={cx("absolute ring-2 ring-surface-1", dot)} />}
    </span>
  );
}

/** Over the initials, which stand until it is there and when it is not. */
function PictureOf({ id, kind, size }: { id: string; kind: "person" | "bubble"; size: "small" | "large" }) {
  const picture = usePicture(kind, id, size);
  const [gone, setGone] = useState<string>();
  if (!picture || picture.address === gone) return null;
  return (
    <img
      src={picture.address}
      alt=""
      draggable={false}
      decoding="async"
      onError={() => {
        setGone(picture.address);
        picture.onGone();
      }}
      className="absolute inset-0 size-full rounded-[inherit] object-cover"
    />
  );
}
