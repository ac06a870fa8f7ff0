/** One `a=` line. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** One `m=` section. */
export interface MediaSection {
  readonly kind: string;
  readonly port: number;
  readonly protocol: string;
  readonly formats: readonly string[];
  readonly attributes: readonly Attribute[];
}

/** A session description as far as WebRTC uses it (RFC 8866): attributes and media sections, in order. */
export interface Description {
  readonly attributes: readonly Attribute[];
  readonly media: readonly MediaSection[];
}

const maxSections = 256;

/** @returns null when the text is no session description */
export function parseDescription(text: string): Description | null {
  if (!text.startsWith("v=0")) return null;
  const attributes: Attribute[] = [];
  const media: (MediaSection & { attributes: Attribute[] })[] = [];
  for (const line of text.split(/\r?\n/)) {
    const value = line.slice(2);
    if (line.startsWith("m=")) {
      const [kind, port, protocol, ...formats] = value.split(" ");
      if (kind === undefined || port === undefined || protocol === undefined || media.length >= maxSections)
        return null;
      media.push({ kind, port: Number.parseInt(port, 10), protocol, formats, attributes: [] });
    } else if (line.startsWith("a=")) {
      const colon = value.indexOf(":");
      const attribute =
        colon < 0 ? { name: value, value: "" } : { name: value.slice(0, colon), value: value.slice(colon + 1) };
      (media.at(-1)?.attributes ?? attributes).push(attribute);
    }
  }
  return { attributes, media };
}

type HasAttributes = Pick<Description, "attributes">;

export const attributeOf = (section: HasAttributes, name: string): string | undefined =>
  section.attributes.find((attribute) => attribute.name === name)?.value;

export const attributesOf = (section: HasAttributes, name: string): string[] =>
  section.attributes.filter((attribute) => attribute.name === name).map((attribute) => attribute.value);

export const hasAttribute = (section: HasAttributes, name: string): boolean =>
  section.attributes.some((attribute) => attribute.name === name);

export type Direction = "sendrecv" | "sendonly" | "recvonly" | "inactive";

export function directionOf(section: HasAttributes): Direction {
  for (const direction of ["sendonly", "recvonly", "inactive"] as const)
    if (hasAttribute(section, direction)) return direction;
  return "sendrecv";
}
