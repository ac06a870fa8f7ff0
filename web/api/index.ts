export { addressOf, call } from "./call.ts";
export { callQuick, socket, useConnection } from "./connection.ts";
export { ApiFailure, asFailure, wordsOf } from "./failure.ts";
export { followFunctions, functionNow, setOwnFunctions, useOwnFunctions } from "./functions.ts";
export { askForProofWith } from "./proving.ts";
