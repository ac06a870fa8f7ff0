/** −dBov above which a level is taken for silence or room noise. */
const silenceLevel = 55;
/** Weight of the newest packet: about a quarter of a second until a new voice is fully counted. */
const attack = 0.08;
/** Share that is left of a voice after one second of nothing. */
const decayPerSec = 0.05;
const speakingAbove = 0.12;
const silentBelow = 0.05;
/** How much louder somebody must be to take the first place: no flicker between two who talk at once. */
const advantage = 1.3;

interface Voice {
  energy: number;
  heardAt: number;
  isSpeaking: boolean;
}

/** Who speaks, by the audio levels in the packets' headers. Pure: time is handed in. */
export class Speakers {
  readonly #voices = new Map<string, Voice>();
  #order: readonly string[] = [];

  /** @param level −dBov: 0 loudest, 127 silence */
  heard(id: string, level: number, nowMs: number): void {
    const voice = this.#voices.get(id) ?? { energy: 0, heardAt: nowMs, isSpeaking: false };
    const loudness = level >= silenceLevel ? 0 : 1 - level / silenceLevel;
    voice.energy += (loudness - voice.energy) * attack;
    voice.heardAt = nowMs;
    this.#voices.set(id, voice);
  }

  forget(id: string): void {
    this.#voices.delete(id);
  }

  /** @returns the speaking ones, loudest first, when that changed since the last time; else null */
  changed(nowMs: number): readonly string[] | null {
    const energies = new Map<string, number>();
    for (const [id, voice] of this.#voices) {
      const quietSec = Math.max(0, nowMs - voice.heardAt - 100) / 1000;
      const energy = voice.energy * decayPerSec ** quietSec;
      voice.isSpeaking = voice.isSpeaking ? energy > silentBelow : energy > speakingAbove;
      if (voice.isSpeaking) energies.set(id, energy);
    }
    const first = this.#order[0];
    const weight = (id: string) => (energies.get(id) ?? 0) * (id === first ? advantage : 1);
    const order = [...energies.keys()].sort((a, b) => weight(b) - weight(a));
    // Only who speaks, and who is first, is worth telling; the places behind change with every syllable.
    const isSame =
      order.length === this.#order.length && order[0] === first && order.every((id) => this.#order.includes(id));
    if (isSame) return null;
    this.#order = order;
    return order;
  }
}
