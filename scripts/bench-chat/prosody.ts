import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Socket } from "bun";
import type { ChatClient, ChatSystem, LoadEvents, Shape } from "./chat-system.ts";
import { cpuSecOf, residentMibOf } from "./process-usage.ts";

const password = "teapot";
const room = "everybody@rooms.localhost";
const userName = (index: number): string => `person${index}`;

/** @returns undefined where Prosody is not installed */
export async function startProsody(people: number): Promise<ChatSystem | undefined> {
  const program = Bun.which("prosody");
  if (program === null) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "prosody-bench-"));
  const port = await freePort();
  writeFileSync(join(folder, "prosody.cfg.lua"), configuration(folder, port));
  const accounts = join(folder, "data", "localhost", "accounts");
  mkdirSync(accounts, { recursive: true });
  for (let index = 0; index < people; index++) {
    writeFileSync(join(accounts, `${userName(index)}.dat`), `return { ["password"] = "${password}" };\n`);
  }
  const child = Bun.spawn([program, "--config", join(folder, "prosody.cfg.lua"), "-F"], {
    stdout: "ignore",
    stderr: "ignore",
  });
  await listens(port, child.exited);
  return {
    name: "Prosody",
    connect: (shape, count, events) =>
      Promise.all(Array.from({ length: count }, (_, index) => connect(port, shape, index, events))),
    cpuSec: () => cpuSecOf(child.pid),
    residentMib: () => residentMibOf(child.pid),
    async stop() {
      child.kill();
      await child.exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Archives on, kept in files; nothing that is not needed; loopback only, without TLS as on the other side. */
const configuration = (folder: string, port: number): string => `
run_as_root = true
pidfile = "${folder}/prosody.pid"
data_path = "${folder}/data"
log = { error = "${folder}/error.log" }
interfaces = { "127.0.0.1" }
c2s_ports = { ${port} }
s2s_ports = {}
modules_enabled = { "saslauth", "mam" }
modules_disabled = { "s2s", "offline", "pep", "tls" }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
authentication = "internal_plain"
storage = "internal"
network_backend = "epoll"
default_archive_policy = true
archive_expires_after = "never"
VirtualHost "localhost"
Component "rooms.localhost" "muc"
  modules_enabled = { "muc_mam" }
  muc_log_by_default = true
  muc_room_locking = false
`;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function listens(port: number, exited: Promise<number>): Promise<void> {
  let hasExited = false;
  void exited.then(() => {
    hasExited = true;
  });
  for (let attempt = 0; attempt < 200 && !hasExited; attempt++) {
    try {
      (await Bun.connect({ hostname: "127.0.0.1", port, socket: { data() {} } })).end();
      return;
    } catch {
      await Bun.sleep(50);
    }
  }
  throw new Error("Prosody did not start");
}

const streamOpening =
  "<stream:stream to='localhost' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>";

/** Just enough of XMPP: PLAIN, bind, presence, then messages found by their text. */
async function connect(port: number, shape: Shape, index: number, events: LoadEvents): Promise<ChatClient> {
  const name = userName(index);
  const ready = Promise.withResolvers<void>();
  let received = "";
  let step = 0;
  let isClosing = false;
  /** What the server must have said, and what is answered to it. */
  const greeting: readonly (readonly [awaited: string, answer: string])[] = [
    ["</stream:features>", auth(name)],
    ["<success", streamOpening],
    ["</stream:features>", "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>"],
    ["id='bind'", shape === "room" ? joinRoom(name) : "<presence/>"],
    // One's own presence comes back last: everything is in place then.
    [shape === "room" ? "code='110'" : "<presence", ""],
  ];
  const greet = (socket: Socket): void => {
    for (let next = greeting[step]; next !== undefined; next = greeting[step]) {
      const at = received.indexOf(next[0]);
      if (at < 0) return;
      received = received.slice(at + next[0].length);
      step++;
      if (next[1] !== "") socket.write(next[1]);
    }
    ready.resolve();
  };
  const socket = await Bun.connect({
    hostname: "127.0.0.1",
    port,
    socket: {
      open: (opened) => void opened.write(streamOpening),
      data(from, chunk) {
        received += chunk.toString("latin1");
        if (step < greeting.length) greet(from);
        if (step === greeting.length) received = deliverAll(received, index, events);
      },
      close() {
        ready.reject(new Error("Prosody closed the connection"));
        if (!isClosing) events.failed("closed");
      },
    },
  });
  await ready.promise;
  const to = shape === "room" ? room : `${userName(index ^ 1)}@localhost`;
  const opening = `<message to='${to}' type='${shape === "room" ? "groupchat" : "chat"}'><body>`;
  return {
    send: (text) => void socket.write(`${opening}${text}</body></message>`),
    close() {
      isClosing = true;
      socket.end();
    },
  };
}

const auth = (name: string): string => {
  const credentials = Buffer.from(`\0${name}\0${password}`).toString("base64");
  return `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${credentials}</auth>`;
};
const joinRoom = (name: string): string =>
  `<presence to='${room}/${name}'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>`;

/** @returns what is left: the beginning of a message that has not wholly arrived */
function deliverAll(received: string, index: number, events: LoadEvents): string {
  let from = 0;
  for (;;) {
    const start = received.indexOf("<body>", from);
    if (start < 0) return received.slice(Math.max(from, received.length - "<body>".length));
    const end = received.indexOf("</body>", start);
    if (end < 0) return received.slice(start);
    events.delivered(index, received.slice(start, end));
    from = end + "</body>".length;
  }
}
