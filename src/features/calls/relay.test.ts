import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { lifetime, TurnClient } from "../../media/turn/turn-client.testing.ts";
import { listIceServers } from "../../protocol/calls.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";

setDefaultTimeout(30_000);
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ config: { media: { public_addresses: ["127.0.0.1"] } } });
});
afterAll(() => app.stop());

/** A client over the transport that the address asks for, with what ada was given. */
async function connect(url: string, username: string) {
  const port = Number(url.split(":")[2]?.split("?")[0]);
  const secret = app.platform.keys.blindIndex("relay.secret", "credentials");
  const options = { address: { address: "127.0.0.1", port }, secret, username };
  if (url.endsWith("udp")) {
    const socket = await Bun.udpSocket({
      hostname: "127.0.0.1",
      socket: { data: (_socket, packet) => client.take(packet) },
    });
    const deliver = (packet: Buffer) => void socket.send(packet, port, "127.0.0.1");
    const client: TurnClient = new TurnClient({ ...options, deliver });
    return { client, close: () => socket.close() };
  }
  const socket = await Bun.connect({
    hostname: "127.0.0.1",
    port,
    socket: { data: (_socket, packet) => client.take(Buffer.from(packet)) },
  });
  const client: TurnClient = new TurnClient({ ...options, deliver: (packet) => void socket.write(packet) });
  return { client, close: () => void socket.end() };
}

test("S28 who is signed in gets the own relay, and may use it over UDP and over TCP", async () => {
  const ada = await app.person("ada");
  const [server] = (await ada.call(listIceServers)).iceServers;
  expect(server?.urls.map((url) => url.split("=")[1])).toEqual(["udp", "tcp"]);
  const [overUdp, overTcp] = await Promise.all(server?.urls.map((url) => connect(url, server.username ?? "")) ?? []);
  if (overUdp === undefined || overTcp === undefined) throw new Error("no relay was named");
  const [first, second] = [await overUdp.client.allocate(), await overTcp.client.allocate([lifetime(700)])];
  await overUdp.client.permit(second);
  await overTcp.client.permit(first);
  await overUdp.client.bind(0x4001, second);
  // Channel data is padded on a stream, and is not in a datagram.
  const heard = new Promise<void>((resolve) => {
    const { take } = overTcp.client;
    overTcp.client.take = (packet) => {
      take.call(overTcp.client, packet);
      resolve();
    };
  });
  overUdp.client.sendOn(0x4001, "hello");
  await heard;
  expect(overTcp.client.received).toEqual([{ from: first, payload: "hello" }]);
  overUdp.close();
  overTcp.close();
});

test("S28 the name under which somebody uses the relay is theirs alone, and tells nobody whose it is", async () => {
  const [bob, carol] = await app.people("bob", "carol");
  const nameOf = async (person: typeof bob) =>
    (await person.call(listIceServers)).iceServers[0]?.username?.split(":")[1];
  const [first, again, others] = [await nameOf(bob), await nameOf(bob), await nameOf(carol)];
  expect(again).toBe(first);
  expect(others).not.toBe(first);
  expect(first).not.toContain(bob.accountId);
});
