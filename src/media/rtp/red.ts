/** Where the newest block of a RED packet (RFC 2198) begins. @returns −1 when it is not well formed */
export function primaryBlock(payload: Buffer): number {
  let headers = 0;
  let repeated = 0;
  while (((payload[headers] ?? 0) & 0x80) !== 0) {
    if (headers + 4 > payload.length) return -1;
    repeated += payload.readUInt16BE(headers + 2) & 0x3ff;
    headers += 4;
  }
  const start = headers + 1 + repeated;
  return headers < payload.length && start <= payload.length ? start : -1;
}

/** Gives every block of a well-formed RED packet another payload type, in place. */
export function renumberRed(payload: Buffer, from: number, to: number): void {
  if (from === to || primaryBlock(payload) < 0) return;
  for (let at = 0; ; at += 4) {
    const lead = payload[at] as number;
    if ((lead & 0x7f) === from) payload[at] = (lead & 0x80) | to;
    if ((lead & 0x80) === 0) return;
  }
}
