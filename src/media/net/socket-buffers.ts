import { dlopen, FFIType, ptr } from "bun:ffi";

interface Constants {
  readonly library: string;
  readonly level: number;
  readonly send: number;
  readonly receive: number;
}
const byPlatform: Readonly<Record<string, Constants>> = {
  linux: { library: "libc.so.6", level: 1, send: 7, receive: 8 },
  darwin: { library: "libSystem.B.dylib", level: 0xffff, send: 0x1001, receive: 0x1002 },
};

/**
 * Asks the system for larger socket buffers; the default of some 200 kB is full after 2 ms of a large conference.
 * The system may grant less, or nothing: media works all the same, with losses at peaks.
 * @returns whether the call succeeded
 */
export function enlargeSocketBuffers(fileDescriptor: number, bytes: number): boolean {
  const constants = byPlatform[process.platform];
  if (constants === undefined || fileDescriptor < 0) return false;
  try {
    const { symbols, close } = dlopen(constants.library, {
      setsockopt: { args: [FFIType.i32, FFIType.i32, FFIType.i32, FFIType.ptr, FFIType.u32], returns: FFIType.i32 },
    });
    const value = Int32Array.of(bytes);
    const set = (option: number) => symbols.setsockopt(fileDescriptor, constants.level, option, ptr(value), 4) === 0;
    const done = [set(constants.send), set(constants.receive)].every(Boolean);
    close();
    return done;
  } catch {
    return false;
  }
}
