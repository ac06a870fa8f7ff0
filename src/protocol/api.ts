import * as accounts from "./accounts.ts";
import * as calls from "./calls.ts";
import * as conferences from "./conferences.ts";
import * as conversations from "./conversations.ts";
import * as directory from "./directory.ts";
import type { EndpointShape } from "./endpoint.ts";
import * as files from "./files.ts";

const isEndpoint = (value: unknown): value is EndpointShape =>
  typeof value === "object" && value !== null && "operation" in value && "path" in value;

/** Every endpoint of the instance, in the order of the documentation. */
export const endpoints: readonly EndpointShape[] = [
  accounts,
  directory,
  conversations,
  files,
  calls,
  conferences,
].flatMap((module) => Object.values(module).filter(isEndpoint));
