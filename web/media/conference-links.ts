import type { ConferenceSessionDeps } from "./conference-line.ts";
import { LinkWatch, type LinkWatchOptions } from "./link-watch.ts";
import { PublishLink } from "./publish-link.ts";
import { ReceiveLink } from "./receive-link.ts";
import type { Sealing } from "./sealing/sealing.ts";

interface ConferenceLinksOptions extends Pick<ConferenceSessionDeps, "line" | "after" | "createConnection"> {
  readonly conferenceId: string;
  readonly sealing: Sealing | null;
  readonly onFailed: () => void;
  readonly onMedia: (media: Record<string, MediaStream>) => void;
  readonly onReading: LinkWatchOptions["onReading"];
}

/** Both connections of one stay in a conference, and the eye on them. */
export class ConferenceLinks {
  readonly publish: PublishLink;
  readonly receive: ReceiveLink;
  readonly #watch: LinkWatch;

  constructor({
    line,
    after,
    createConnection,
    conferenceId,
    sealing,
    onFailed,
    onMedia,
    onReading,
  }: ConferenceLinksOptions) {
    const common = { onFailed, ...(createConnection && { createConnection }) };
    this.receive = new ReceiveLink({
      ...common,
      send: (sdp, version) => void line.send({ type: "conference.answer", conferenceId, sdp, version }),
      unseal: sealing ? (tracks, receivers) => sealing.receive(tracks, receivers) : undefined,
      onMedia,
    });
    this.publish = new PublishLink({
      ...common,
      send: (sdp, tracks) => void line.send({ type: "conference.publish", conferenceId, sdp, tracks }),
      seal: sealing ? (sender, source) => sealing.seal(sender, source) : undefined,
    });
    this.#watch = new LinkWatch({ publish: this.publish, receive: this.receive, after, onReading });
  }

  close(): void {
    this.#watch.stop();
    this.publish.close();
    this.receive.close();
  }
}
