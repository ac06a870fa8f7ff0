import { z } from "zod";

/** The configuration file's schema; `IRIS_<SECTION>_<KEY>` in the environment overrides a key. */
export const configSchema = z.strictObject({
  server: z
    .strictObject({
      port: z.number().int().min(0).max(65535).default(8080),
      host: z.string().default("0.0.0.0"),
      /** The address people type, without a path. */
      public_url: z.url().default("http://localhost:8080"),
      tls_certificate: z.string().optional(),
      tls_key: z.string().optional(),
      /** Addresses of reverse proxies whose X-Forwarded-For is believed. */
      trusted_proxies: z.array(z.string()).default([]),
    })
    .prefault({}),
  instance: z
    .strictObject({
      name: z.string().min(1).max(60).default("Iris"),
      sign_up: z.enum(["open", "closed"]).default("open"),
      terms_version: z.string().max(40).default("2026-11"),
    })
    .prefault({}),
  storage: z.strictObject({ data: z.string().default("./data"), database_url: z.string().optional() }).prefault({}),
  keys: z
    .strictObject({
      /** Where the master key is: a file (made on the first start), or a command that prints it. */
      master_key_file: z.string().optional(),
      master_key_command: z.string().optional(),
      /** Only through IRIS_KEYS_MASTER_KEY: 32 bytes, base64. */
      master_key: z.string().optional(),
    })
    .prefault({}),
  mail: z
    .strictObject({
      smtp_url: z.string().optional(),
      from: z.string().default("Iris <iris@localhost>"),
    })
    .prefault({}),
  files: z
    .strictObject({
      max_bytes: z
        .number()
        .int()
        .positive()
        .default(2 * 1024 ** 3),
      /** `unix:/run/clamav/clamd.ctl`, `tcp:127.0.0.1:3310`, or `off` (a visible warning stays). */
      clamd: z.string().default("unix:/run/clamav/clamd.ctl"),
    })
    .prefault({}),
  calls: z
    .strictObject({
      ring_seconds: z.number().int().min(5).max(300).default(45),
      turn_urls: z.array(z.string()).default([]),
      turn_secret: z.string().optional(),
    })
    .prefault({}),
  media: z
    .strictObject({
      /** The one UDP port of all conference media. */
      udp_port: z.number().int().min(0).max(65535).default(8081),
      /** Addresses browsers can reach this machine at; empty: those of its interfaces. */
      public_addresses: z.array(z.string()).default([]),
      max_participants: z.number().int().min(2).max(200).default(50),
    })
    .prefault({}),
  log: z.strictObject({ level: z.enum(["debug", "info", "warn", "error"]).default("info") }).prefault({}),
});
export type Config = z.infer<typeof configSchema>;
