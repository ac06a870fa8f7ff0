import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sfu } from "./sfu.ts";

const base = "/usr/lib/x86_64-linux-gnu/janus";
const room = 4711;

interface Reply {
  readonly janus: string;
  readonly transaction?: string;
  readonly sender?: number;
  readonly data?: { readonly id: number };
  readonly plugindata?: { readonly data: { readonly error?: string; readonly id?: number } };
  readonly jsep?: { readonly sdp: string };
}

/** Debian's Janus with its video room and one event loop, which is where it uses least CPU; null where it is not installed. */
export async function startJanus(port: number): Promise<Sfu | null> {
  const program = Bun.which("janus");
  if (program === null) return null;
  const folder = mkdtempSync(join(tmpdir(), "janus-"));
  const lists = [
    'plugins: { disable = "libjanus_audiobridge.so,libjanus_echotest.so,libjanus_recordplay.so,libjanus_sip.so,libjanus_nosip.so,libjanus_streaming.so,libjanus_textroom.so,libjanus_videocall.so,libjanus_voicemail.so,libjanus_lua.so,libjanus_duktape.so" }',
    'transports: { disable = "libjanus_http.so,libjanus_mqtt.so,libjanus_nanomsg.so,libjanus_pfunix.so,libjanus_rabbitmq.so" }',
  ];
  writeFileSync(
    join(folder, "janus.jcfg"),
    `general: { configs_folder = "${folder}", plugins_folder = "${base}/plugins", transports_folder = "${base}/transports", debug_level = 2, event_loops = 1 }
nat: { }
media: { ipv6 = false, no_media_timer = 60 }
${lists.join("\n")}`,
  );
  writeFileSync(
    join(folder, "janus.transport.websockets.jcfg"),
    `general: { ws = true, ws_port = ${port}, ws_ip = "127.0.0.1" }`,
  );
  writeFileSync(
    join(folder, "janus.plugin.videoroom.jcfg"),
    `room-${room}: { description = "bench", publishers = 100, bitrate = 0, videocodec = "vp8", audiocodec = "opus", transport_wide_cc_ext = true }`,
  );
  const child = Bun.spawn([program, "-F", folder, "-C", join(folder, "janus.jcfg")], {
    stdio: ["ignore", "ignore", "ignore"],
  });
  const socket = await openSocket(`ws://127.0.0.1:${port}`);
  const answers = new Map<string, (reply: Reply) => void>();
  socket.onmessage = ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    // An acknowledgement comes first; what counts is the event after it.
    if (reply.janus !== "ack" && reply.transaction !== undefined) answers.get(reply.transaction)?.(reply);
  };
  let last = 0;
  const ask = (body: object) =>
    new Promise<Reply>((resolve, reject) => {
      const transaction = `t${++last}`;
      answers.set(transaction, (reply) => {
        answers.delete(transaction);
        const error = reply.janus === "error" ? JSON.stringify(reply) : reply.plugindata?.data.error;
        if (error === undefined) resolve(reply);
        else reject(new Error(error));
      });
      socket.send(JSON.stringify({ ...body, transaction }));
    });
  const session_id = (await ask({ janus: "create" })).data?.id;
  const keepAlive = setInterval(() => void ask({ janus: "keepalive", session_id }), 20_000);
  const attach = async () => (await ask({ janus: "attach", session_id, plugin: "janus.plugin.videoroom" })).data?.id;
  const tell = (handle_id: number | undefined, body: object, sdp?: { type: string; sdp: string }) =>
    ask({ janus: "message", session_id, handle_id, body, ...(sdp && { jsep: sdp }) });
  const feeds = new Map<string, number>();
  const handles = new Map<string, number | undefined>();

  return {
    name: "Janus",
    pid: child.pid,
    async publish(id, offer) {
      const handle = await attach();
      const joined = await tell(handle, { request: "join", ptype: "publisher", room });
      feeds.set(id, joined.plugindata?.data.id ?? 0);
      const published = await tell(handle, { request: "publish" }, { type: "offer", sdp: asClient(offer) });
      return published.jsep?.sdp ?? "";
    },
    async subscribe(id, peer) {
      const handle = await attach();
      handles.set(id, handle);
      const streams = [...feeds].filter(([of]) => of !== id).map(([, feed]) => ({ feed }));
      const offer = await patiently(async () => {
        const joined = await tell(handle, { request: "join", ptype: "subscriber", room, streams });
        return joined.jsep?.sdp ?? "";
      });
      await tell(handle, { request: "start" }, { type: "answer", sdp: peer.answer(offer) });
      await peer.connect(offer);
    },
    leave: (id) => void ask({ janus: "detach", session_id, handle_id: handles.get(id) }),
    stop() {
      clearInterval(keepAlive);
      socket.close();
      child.kill("SIGKILL");
    },
  };
}

/** Given the choice Janus would begin the handshake, and the generator's peers only know how to do that themselves. */
const asClient = (offer: string) => offer.replaceAll("a=setup:actpass", "a=setup:active");

/** A feed is there only once its sender's connection stands on the server's side too. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (attempt >= 30) throw error;
      await Bun.sleep(100);
    }
  }
}

async function openSocket(url: string): Promise<WebSocket> {
  for (let attempt = 0; ; attempt++) {
    const socket = new WebSocket(url, "janus-protocol");
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
    });
    if (isOpen) return socket;
    if (attempt > 100) throw new Error("Janus does not answer");
    await Bun.sleep(50);
  }
}
