/**
 * Measures how loud a microphone is, about 15 times a second.
 * @param onLevel 0 (silence) to 1 (as loud as it gets), on a scale as ears hear it
 * @returns how to stop
 */
export function watchLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024, smoothingTimeConstant: 0.4 });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(levelOf(samples));
  }, 66);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

/** Below it rooms hum; in dB of full scale. */
const floorDb = -60;

/** @param samples -1..1 */
export function levelOf(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += (samples[i] ?? 0) ** 2;
  const power = samples.length === 0 ? 0 : sum / samples.length;
  const db = power === 0 ? floorDb : 10 * Math.log10(power);
  return Math.min(1, Math.max(0, 1 - db / floorDb));
}
