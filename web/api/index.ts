export { addressOf, call, whenSignedOut } from "./call.ts";
export { callQuick, prepareConnection, socket, useConnection, useIsOnline } from "./connection.ts";
export { ApiFailure, asFailure, offlineFailure, wordsOf } from "./failure.ts";
