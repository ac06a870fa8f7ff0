import { type MediaPeer, openMediaPeer } from "../../src/media/media-peer.testing.ts";
import { residentMibOf } from "../bench-chat/process-usage.ts";
import { Film, play } from "./film.ts";
import { startIris } from "./iris-sfu.ts";

const viewers = 8;
const packetsPerSec = 100;
const roundMs = 2000;

/** One sends, eight watch, and every two seconds one of them leaves and somebody new joins: memory has to stay flat. */
export async function soakSfu(seconds: number): Promise<void> {
  const sfu = await startIris();
  const filmPeer = await openMediaPeer({ isDeaf: true });
  await filmPeer.connect(await sfu.publish("film", filmPeer.offer([{ kind: "video", ssrc: 4711 }])));
  const film = new Film(filmPeer, 4711);
  const watching: { id: string; peer: MediaPeer }[] = [];
  let joined = 0;
  const join = async () => {
    const id = `v${++joined}`;
    const peer = await openMediaPeer({ isDeaf: true, reportsArrivals: true });
    await sfu.subscribe(id, peer);
    watching.push({ id, peer });
  };
  for (let i = 0; i < viewers; i++) await join();
  const startedAt = performance.now();
  let toldAt = Number.NEGATIVE_INFINITY;
  while (performance.now() - startedAt < seconds * 1000) {
    const passedSec = (performance.now() - startedAt) / 1000;
    if (passedSec - toldAt >= 30) {
      toldAt = passedSec;
      console.log(
        `  ${Math.round(passedSec)} s, ${joined} have joined: resident ${residentMibOf(sfu.pid).toFixed(0)} MiB`,
      );
    }
    await play([film], packetsPerSec, roundMs);
    const gone = watching.shift();
    if (gone !== undefined) sfu.leave(gone.id);
    gone?.peer.close();
    await join();
  }
  console.log(`  ${joined} have joined: resident ${residentMibOf(sfu.pid).toFixed(0)} MiB`);
  for (const { peer } of watching) peer.close();
  filmPeer.close();
  sfu.stop();
}
