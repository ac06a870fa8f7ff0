import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { buildMessage, methods } from "../stun/message.ts";
import { frame } from "./framing.ts";
import { defaultTcpLimits, openTcpPort, type TcpPort } from "./tcp-port.ts";

const check = buildMessage(methods.binding, "request", Buffer.alloc(12, 1), []);
let clock: number;
let proven: boolean;
let received: { packet: Buffer; address: string; port: number }[];
let heard: () => void;
let port: TcpPort;
let sockets: Socket[];

beforeEach(async () => {
  clock = 0;
  proven = false;
  received = [];
  sockets = [];
  heard = () => {};
  port = await openTcpPort(
    0,
    {
      receive(packet, address, from) {
        received.push({ packet: Buffer.from(packet), address, port: from });
        heard();
      },
      closed: () => {},
      isProven: () => proven,
    },
    () => clock,
    { ...defaultTcpLimits, maxConnections: 3, maxPerAddress: 2, maxWaitingBytes: 1 << 20 },
  );
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  port.close();
});

async function dial(): Promise<Socket> {
  const socket = connect(port.port, "127.0.0.1");
  sockets.push(socket);
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}
const arrival = (): Promise<void> =>
  new Promise((resolve) => {
    heard = resolve;
  });
/** `once` would take the reset for a failure. */
const ended = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once("close", () => resolve());
  });

describe("S32 the TCP port", () => {
  test("S32 hands packets over as they were, and answers in the same way", async () => {
    const socket = await dial();
    const arrived = arrival();
    socket.write(Buffer.concat([frame("length-prefixed", check), frame("length-prefixed", Buffer.from("more"))]));
    await arrived;
    expect(received.map(({ packet }) => packet)).toEqual([check, Buffer.from("more")]);
    const [first] = received;
    const answer = once(socket, "data");
    port.send(Buffer.from("back"), first?.address ?? "", first?.port ?? 0);
    expect((await answer)[0]).toEqual(frame("length-prefixed", Buffer.from("back")));
  });

  test("S32 ends a connection of noise", async () => {
    const socket = await dial();
    const end = ended(socket);
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    await end;
    expect(received).toEqual([]);
  });

  test("S32 ends one that announces a packet longer than any", async () => {
    const socket = await dial();
    const end = ended(socket);
    socket.write(Buffer.concat([frame("length-prefixed", check), Buffer.from([0xff, 0xff, 1, 2])]));
    await end;
    expect(received).toHaveLength(1);
  });

  test.each([
    ["ends one that nobody has proven in time", false],
    ["keeps one that somebody has", true],
  ])("S32 %s", async (_, isProven) => {
    const socket = await dial();
    const arrived = arrival();
    socket.write(frame("length-prefixed", check));
    await arrived;
    proven = isProven;
    port.tick(defaultTcpLimits.provenWithinMs - 1);
    const end = ended(socket);
    clock = defaultTcpLimits.provenWithinMs;
    port.tick(clock);
    if (isProven) {
      const again = arrival();
      socket.write(frame("length-prefixed", check));
      await again;
      expect(received).toHaveLength(2);
    } else await end;
  });

  test("S32 takes no more connections from one address than a limit", async () => {
    const [, , third] = [await dial(), await dial(), await dial()];
    await ended(third as Socket);
  });
});
