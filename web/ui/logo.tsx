import { cx } from "./cx.ts";

/** Six arcs of an iris in the spectrum's order; the one at the lower left runs out into a speech bubble's tail. */
const arcs = [0, 1, 2, 3, 4, 5].map((at) => {
  const point = (degrees: number) => {
    const radians = (degrees * Math.PI) / 180;
    return `${(16 + 11 * Math.cos(radians)).toFixed(2)} ${(15.5 + 11 * Math.sin(radians)).toFixed(2)}`;
  };
  const from = 140 + at * 60 + 13;
  return { hue: at + 1, path: `M${point(from)}A11 11 0 0 1 ${point(from + 34)}` };
});

export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cx("size-8 shrink-0", className)}>
      {arcs.map(({ hue, path }) => (
        <path
          key={hue}
          d={path}
          fill="none"
          stroke={`var(--spectrum-${hue})`}
          strokeWidth="3.6"
          strokeLinecap="round"
        />
      ))}
      <path
        d="M10.6 25.1 6.4 29l1-6.4"
        fill="none"
        stroke="var(--spectrum-6)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="15.5" r="4.6" fill="currentColor" />
    </svg>
  );
}
