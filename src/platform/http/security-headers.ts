/**
 * Headers of every answer. Nothing inline runs or styles (React sets styles through the DOM, which the policy allows), and
 * nothing comes from anywhere else.
 * @param publicUrl the address people type; https adds HSTS, its host is named for WebSockets because older Safari does
 *   not count them as 'self'
 */
export function securityHeaders(publicUrl: string): readonly (readonly [name: string, value: string])[] {
  const { host, protocol } = new URL(publicUrl);
  const isSecure = protocol === "https:";
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self' ${isSecure ? "wss" : "ws"}://${host}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  return [
    ["content-security-policy", policy],
    ["x-content-type-options", "nosniff"],
    ["referrer-policy", "no-referrer"],
    [
      "permissions-policy",
      "camera=(self), microphone=(self), display-capture=(self), geolocation=(self), payment=(), usb=()",
    ],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    ...(isSecure ? ([["strict-transport-security", "max-age=31536000; includeSubDomains"]] as const) : []),
  ];
}
