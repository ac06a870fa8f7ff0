import { isIP } from "node:net";
import { z } from "zod";

const port = z.number().int().min(0).max(65535);
/** `writeOnly` (JSON Schema's word) marks what `iris config print` and the logs must never show. */
const secret = (description: string, schema: z.ZodString = z.string()) =>
  schema.optional().meta({ description, writeOnly: true });
const address = z.string().refine((text) => isIP(text) !== 0, "must be an IP address, not a name");
const isNetwork = (text: string): boolean => {
  const [address = "", prefix] = text.split("/");
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return longest > 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest));
};
const hasPort = (address: string): boolean =>
  !address.startsWith("tcp:") || Number(address.split(":").at(-1)) <= 65_535;

/**
 * The configuration file's schema; `IRIS_<SECTION>_<KEY>` in the environment overrides a key. Every key carries a
 * description: the README's table is made from them.
 */
export const configSchema = z.strictObject({
  server: z
    .strictObject({
      port: port.default(8080).describe("TCP port of the web interface, the API and the WebSocket."),
      host: z.string().default("0.0.0.0").describe("Address to listen on; `127.0.0.1` behind a proxy on this machine."),
      public_url: z
        .url({ protocol: /^https?$/ })
        .default("http://localhost:8080")
        .describe(
          "The address people type, without a path; links in mails start with it, and `https` turns HSTS on. Unset: `localhost` and the port.",
        ),
      tls_certificate: z.string().optional().describe("PEM file of the certificate chain; unset: plain HTTP."),
      tls_key: z.string().optional().describe("PEM file of the certificate's private key."),
      trusted_proxies: z
        .array(address)
        .default([])
        .describe("Addresses of reverse proxies whose `X-Forwarded-For` is believed."),
      rate_limit_factor: z
        .number()
        .positive()
        .max(1_000_000)
        .default(1)
        .describe(
          "Multiplies every rate limit: more than 1 where a whole office shares one address, or for load tests.",
        ),
    })
    .prefault({}),
  instance: z
    .strictObject({
      name: z.string().min(1).max(60).default("Iris").describe("Name of this instance, shown to people and in mails."),
      sign_up: z.enum(["open", "closed"]).default("open").describe("Whether anyone may open an account by themselves."),
      terms_version: z
        .string()
        .max(40)
        .default("2026-11")
        .describe("Version of the terms of use; everyone is asked again when it changes."),
    })
    .prefault({}),
  operator: z
    .strictObject({
      name: z
        .string()
        .max(200)
        .default("")
        .describe("Who operates this instance, with legal form: a party to every company's data-processing agreement."),
      address: z.string().max(300).default("").describe("Its postal address, in one line."),
      contact: z
        .string()
        .max(200)
        .default("")
        .describe("Whom to ask there about data protection: name, e-mail or phone."),
      sub_processors: z
        .array(z.string().min(1).max(300))
        .default([])
        .describe("Others who process data for the operator, each as `name, place, purpose`; stand in the agreement."),
      measures_url: z
        .url({ protocol: /^https?$/ })
        .optional()
        .describe("Where the operator's own technical and organisational measures are written down."),
      agreement_version: z
        .string()
        .min(1)
        .max(40)
        .default("2026-11")
        .describe("Version of the data-processing agreement; administrators are asked again when it changes."),
    })
    .prefault({}),
  privacy: z
    .strictObject({
      officer: z
        .string()
        .max(300)
        .default("")
        .describe("The data-protection officer: name, address, e-mail or phone; stands in the privacy notice."),
      no_officer: z
        .boolean()
        .default(false)
        .describe("The law asks for no data-protection officer here, and there is none: the notice says so."),
      region: z
        .string()
        .max(200)
        .default("")
        .describe("Where all data stays, as `Germany` or `European Union`; stands in the privacy notice."),
      data_centres: z
        .array(z.string().min(1).max(300))
        .default([])
        .describe("The places where the machines stand, each as `name, town, country`."),
      failover: z
        .string()
        .max(300)
        .default("")
        .describe(
          "The place that takes over when the first one fails, as `name, town, country`; unset: there is none.",
        ),
      authority: z
        .string()
        .max(300)
        .default("")
        .describe("The supervisory authority that is competent for the operator: name and address."),
      authority_url: z
        .url({ protocol: /^https?$/ })
        .optional()
        .describe("Where one complains to it."),
    })
    .prefault({}),
  storage: z
    .strictObject({
      data: z.string().default("./data").describe("Folder of the database, the files and (unless set apart) the keys."),
      database_url: secret("A libSQL server's URL; unset: a database file in the data folder."),
    })
    .prefault({}),
  keys: z
    .strictObject({
      master_key_file: z
        .string()
        .optional()
        .describe("File of the master key; unset: `master.key` in the data folder, made on the first start."),
      master_key_command: z.string().optional().describe("Command that prints the master key (32 bytes, base64)."),
      master_key: secret("The master key itself (32 bytes, base64); taken from the environment only."),
    })
    .prefault({}),
  mail: z
    .strictObject({
      smtp_url: secret(
        "`smtp://user:password@host:port` or `smtps://…`; unset: mails wait in the operator's outbox.",
        z
          .string()
          .regex(/^smtps?:\/\/[^\s/]+/, "must be smtp://host:port or smtps://host:port")
          .refine(URL.canParse, "is no address"),
      ),
      from: z.string().default("Iris <iris@localhost>").describe("Sender of the mails."),
    })
    .prefault({}),
  files: z
    .strictObject({
      max_bytes: z
        .number()
        .int()
        .positive()
        .default(2 * 1024 ** 3)
        .describe("Largest upload, in bytes."),
      reserve_bytes: z
        .number()
        .int()
        .min(0)
        .default(256 * 1024 ** 2)
        .describe(
          "Free space that uploads leave on the disk of the data folder, so that messages can still be stored.",
        ),
      archive_max_bytes: z
        .number()
        .int()
        .positive()
        .default(10 * 1024 ** 3)
        .describe("The most that an archive may unpack to, in bytes; what unpacks to more is refused as a bomb."),
      allow_protected_archives: z
        .boolean()
        .default(false)
        .describe("Take archives that only a password opens: no scanner can look into them."),
      clamd: z
        .string()
        .regex(/^(unix:\/.+|tcp:.+:\d+|off)$/, "must be unix:/path, tcp:host:port or off")
        .refine(hasPort, "must name a port up to 65535")
        .default("unix:/run/clamav/clamd.ctl")
        .describe("ClamAV's address: `unix:/path`, `tcp:host:port`, or `off` (nothing is scanned; a warning stays)."),
    })
    .prefault({}),
  chat: z
    .strictObject({
      map_link: z
        .string()
        .regex(/^https?:\/\/[^\s{}]+(\{(lat|lon)\}[^\s{}]*){2}$/, "must be an address with {lat} and {lon}")
        .optional()
        .describe(
          "Where a shared position opens when somebody wishes it: an address like `https://maps.example.com/?q={lat},{lon}`, followed in their browser. Unset: coordinates alone.",
        ),
    })
    .prefault({}),
  presence: z
    .strictObject({
      away_minutes: z
        .number()
        .min(0)
        .max(600)
        .default(5)
        .describe("Minutes without use of any device before somebody counts as away."),
      offline_seconds: z
        .number()
        .min(0)
        .max(300)
        .default(15)
        .describe("Seconds after the last window closed before somebody counts as offline."),
    })
    .prefault({}),
  dns: z
    .strictObject({
      resolver: z
        .string()
        .regex(/^(system|off|tcp:.+:\d+)$/, "must be system, off or tcp:host:port")
        .refine(hasPort, "must name a port up to 65535")
        .default("system")
        .describe(
          "Name server that is asked whether a company owns its mail domain: `system` (this machine's first one), `tcp:host:port`, or `off` (no domain can be proved).",
        ),
    })
    .prefault({}),
  calls: z
    .strictObject({
      ring_seconds: z.number().int().min(5).max(300).default(45).describe("How long an unanswered call rings."),
      turn_urls: z
        .array(z.string().regex(/^turns?:[^\s:/]\S*$/, "must be turn:host:port"))
        .default([])
        .describe("TURN relays for calls without a direct path, as `turn:host:port`."),
      turn_secret: secret("Secret shared with the relays; short-lived credentials are made from it."),
    })
    .prefault({}),
  single_sign_on: z
    .strictObject({
      allowed_origins: z
        .array(z.string().regex(/^(\*|https?:\/\/[^\s/]+)$/, "must be * or an origin like https://login.example.com"))
        .default([])
        .describe(
          "Identity providers that companies may connect: origins like `https://login.example.com`, or `*` for every public https address. Unset: none.",
        ),
    })
    .prefault({}),
  webhooks: z
    .strictObject({
      allowed_origins: z
        .array(
          z
            .string()
            .regex(
              /^(\*|https:\/\/\*\.[^\s/:*]+|https?:\/\/[^\s/*]+)$/,
              "must be *, an origin like https://ci.example.com, or https://*.example.com",
            ),
        )
        .default([])
        .describe(
          "Programs outside that bubbles may tell what happens in them: origins like `https://ci.example.com`, `https://*.example.com` for all below a name, or `*` for every public https address. Unset: none.",
        ),
    })
    .prefault({}),
  push: z
    .strictObject({
      allowed_origins: z
        .array(
          z
            .string()
            .regex(
              /^(\*|https:\/\/\*\.[^\s/:*]+|https?:\/\/[^\s/*]+)$/,
              "must be *, an origin like https://push.example.com, or https://*.example.com",
            ),
        )
        .default([])
        .describe(
          "Push services that notifications may go through to browsers that are closed: origins like `https://updates.push.services.mozilla.com`, `https://*.notify.windows.com` for all below a name, or `*` for every public https address. Unset: none, and no push.",
        ),
    })
    .prefault({}),
  media: z
    .strictObject({
      udp_port: port.default(8081).describe("The one UDP port of all conference media and of the relay for calls."),
      tcp_port: port
        .default(8081)
        .describe("TCP port of the same, for networks that let no UDP through. It may have the UDP port's number."),
      workers: z
        .number()
        .int()
        .min(1)
        .max(16)
        .default(1)
        .describe(
          "Threads that conferences are spread over. Each takes ports of its own: with 2, those behind `udp_port` and `tcp_port` have to be open too.",
        ),
      public_addresses: z
        .array(address)
        .default([])
        .describe("Addresses at which browsers reach this machine; unset: those of its interfaces."),
      max_participants: z.number().int().min(2).max(200).default(50).describe("Most participants of one conference."),
      history_days: z
        .number()
        .int()
        .min(1)
        .max(3650)
        .default(365)
        .describe("How long it is kept who was in a conference from when to when."),
    })
    .prefault({}),
  relay: z
    .strictObject({
      max_allocations: z
        .number()
        .int()
        .min(0)
        .max(10_000)
        .default(800)
        .describe(
          "Connections that the own relay for calls carries at once, some four for each person in a relayed call; 0 turns it off. It is not used while `calls.turn_urls` names others.",
        ),
      max_allocations_per_person: z
        .number()
        .int()
        .min(1)
        .max(1000)
        .default(24)
        .describe("The same for one person: each network of each device counts."),
      max_mbit: z
        .number()
        .min(0)
        .default(0)
        .describe("Megabits per second that the relay carries; 0 is without limit."),
      max_mbit_per_person: z.number().min(0).default(12).describe("The same for one person, both ways together."),
      ports: z
        .string()
        .regex(/^\d{4,5}(-\d{4,5})?$/, "must be a port or a range like 50000-50999")
        .refine((text) => {
          const [first = 0, last = first] = text.split("-").map(Number);
          return first >= 1024 && first <= last && last <= 65_535;
        }, "must be ports from 1024 to 65535, the smaller one first")
        .optional()
        .describe(
          "UDP ports for packets between the relay and devices that do not use it themselves, as `50000-50999`. Unset: none is needed, since both ends of a call use the relay, and nothing else can be reached through it.",
        ),
      allowed_peers: z
        .array(z.string().refine(isNetwork, "must be an address or a network like 10.0.0.0/8"))
        .default([])
        .describe(
          "Private or reserved networks that may be reached through `relay.ports`, as `10.0.0.0/8`. Unset: none, public addresses only.",
        ),
    })
    .prefault({}),
  log: z
    .strictObject({
      level: z
        .enum(["debug", "info", "warn", "error"])
        .default("info")
        .describe("Least severe log lines that are written."),
    })
    .prefault({}),
});
export type Config = z.infer<typeof configSchema>;
